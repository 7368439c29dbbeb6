"""The words of `role:`, and which of them mean a place on a committee."""

from briefdesk.model.congress import MemberTitle, RoleKind

OFFICES = {
    "chair": RoleKind.CHAIR,
    "ranking": RoleKind.RANKING,
    "vice_chair": RoleKind.VICE_CHAIR,
    "ex_officio": RoleKind.EX_OFFICIO,
    "member": RoleKind.MEMBER,
}
"""A place on one of the committees that the query names, or on any full committee if it names none."""

SUBCOMMITTEE_OFFICES = {"subcommittee_chair": RoleKind.CHAIR, "subcommittee_ranking": RoleKind.RANKING}
"""A place on a subcommittee: of the committees that the query names, or any."""

TITLES = {
    "senator": MemberTitle.SENATOR,
    "representative": MemberTitle.REPRESENTATIVE,
    "delegate": MemberTitle.DELEGATE,
    "commissioner": MemberTitle.RESIDENT_COMMISSIONER,
}
"""The title that the seat gives."""

LEADERSHIP = {
    "leader": "",
    "speaker": "speaker of the house",
    "pro_tempore": "president pro tempore",
    "majority_leader": "majority leader",
    "minority_leader": "minority leader",
    "whip": "whip",
}
"""A current leadership title that holds these words; "leader" is any of them."""

LABELS = {
    "chair": "Chair",
    "ranking": "Ranking Member",
    "vice_chair": "Vice Chair",
    "ex_officio": "Ex officio",
    "member": "Member without an office",
    "subcommittee_chair": "Subcommittee chair",
    "subcommittee_ranking": "Subcommittee ranking member",
    "senator": "Senator",
    "representative": "Representative",
    "delegate": "Delegate",
    "commissioner": "Resident Commissioner",
    "leader": "Leadership",
    "speaker": "Speaker",
    "pro_tempore": "President pro tempore",
    "majority_leader": "Majority Leader",
    "minority_leader": "Minority Leader",
    "whip": "Whip",
}

ALIASES = {
    "chairs": "chair",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chairmen": "chair",
    "chairwomen": "chair",
    "ranking_member": "ranking",
    "ranking_members": "ranking",
    "vice_chairman": "vice_chair",
    "vice_chairwoman": "vice_chair",
    "vice_chairs": "vice_chair",
    "vice": "vice_chair",
    "subcommittee_chairs": "subcommittee_chair",
    "members": "member",
    "senators": "senator",
    "representatives": "representative",
    "delegates": "delegate",
    "resident_commissioner": "commissioner",
    "leaders": "leader",
    "leadership": "leader",
    "president_pro_tempore": "pro_tempore",
    "whips": "whip",
}


def is_titled(title: str, words: str) -> bool:
    """Return whether a recorded leadership title is the one that `words` name; an assistant's is another."""
    folded = title.casefold()
    return words in folded and not (words and folded.startswith(("assistant ", "deputy ")))
