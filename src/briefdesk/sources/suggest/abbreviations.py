"""Words before a stop, and after it, that tell whether a sentence ends there."""


def words(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())


# After these a sentence goes on, whatever follows.
TITLES = words(
    "mr mrs ms mx dr prof rev hon fr rep reps sen sens del gov gens gen lt col maj capt cpt cmdr adm sgt pvt"
    " pfc supt amb pres asst atty dep sec'y messrs st ste mt ft v vs viz cf e.g i.e eg ie al esp"
    " h.r h.res s.res h.j.res s.j.res h.con.res s.con.res u.s.c c.f.r pub stat amdt dist"
)  # fmt: skip
# After these it goes on when a number, a roman numeral or a bracket follows.
NUMBERED = words(
    "no nos sec secs art arts fig figs p pp para paras ch chs vol vols cl ex app tab tbl pt eq s l cong"
    " jan feb mar apr jun jul aug sept sep oct nov dec"
)  # fmt: skip
# These may end a sentence or not: the next word tells.
EITHER = words(
    "u.s u.k u.n e.u d.c l.a n.y u.s.a a.m p.m ph.d m.d j.d b.a m.a etc inc ltd corp co bros jr sr esq dept"
    " assn univ govt ave blvd rd calif tex ariz fla ill mass mich minn pa va wash wis ga ala ark colo conn"
    " del kan ky la md me mo miss mont neb nev okla ore tenn vt wyo est approx"
)  # fmt: skip
# Words that often begin a sentence and rarely go on with a name.
STARTERS = words(
    "a an the this that these those it its he she they we i you his her their our my there here in on at by"
    " for from to with without under over after before since during until while when where as if because"
    " although though but and or so yet nor however moreover meanwhile instead still such some many most"
    " more few all both each every no not nothing what who why how which one two three another other others"
    " even only now then thus therefore today yesterday according of about across among between despite"
    " unlike because once whether nearly almost roughly"
)  # fmt: skip
