"""French places: towns, regions, areas, sites, parts, roads, adjectives, rows; what kind of place each is."""

from __future__ import annotations

import pytest

# text with the place in brackets, its key, its sort, the sense of what stands before it
TOWNS = [
    ("Le chanteur est né à [Tulle].", "city tulle FR", "city", "at"),
    ("Un randonneur s'est perdu près de [Chamonix].", "city chamonix mont blanc FR", "city", "near"),
    ("Le car venait de [Bastogne], en Belgique.", "city bastogne BE", "city", "of"),
    ("La fanfare défile à [Saint-Malo].", "city saint malo FR", "city", "at"),
    ("Elle tient une librairie à [Sarlat-la-Canéda].", "city sarlat la caneda FR", "city", "at"),
    ("Le congrès s'ouvre à [Lisbonne].", "city lisbon PT", "city", "at"),
    ("Le cargo a fait escale à [Anvers].", "city antwerp BE", "city", "at"),
    ("Ils ont été reçus à [Varsovie].", "city warsaw PL", "city", "at"),
    ("Le vol a été détourné vers [Le Caire].", "city cairo EG", "city", "to"),
    ("Des gens se sont réunis au [Caire].", "city cairo EG", "city", "at"),
    ("Le cargo est resté au [Havre].", "city le havre FR", "city", "at"),
    ("La troupe jouera au [Cap].", "city cape town ZA", "city", "at"),
    ("Elle est soignée à l'[hôpital Saint-Louis de Paris].", "hospital saint louis", "site", "at"),
    ("Il enseigne à [La Haye].", "city the hague NL", "city", "at"),
    ("La troupe jouera à [Ouagadougou].", "city ouagadougou BF", "city", "at"),
    ("Un camion s'est renversé à la sortie de [Limoges].", "city limoges FR", "city", "near"),
    ("Le maire de [Quimperlé] a tranché.", "city quimperle FR", "city", "of"),
    ("Les rues autour de [Bayonne] sont coupées.", "city bayonne FR", "city", "near"),
    ("L'usine, installée à [Zwolle], a fermé.", "city zwolle NL", "city", "at"),
    ("On l'a vu pour la dernière fois à [Thionville].", "city thionville FR", "city", "at"),
    ("Le navire a quitté [Marseille] hier.", "city marseille FR", "city", "bare"),
    ("Les renforts arrivent de [Tbilissi].", "city tbilisi GE", "city", "of"),
    ("Jusqu'à [Trieste], la route est libre.", "city trieste IT", "city", "to"),
    ("Le train au départ de [Bâle] est supprimé.", "city basel CH", "city", "from"),
]

UNACCENTED = [
    ("A [Genève], la pluie tombe.", "city geneva CH", "city", "at"),
    ("A l'[hôpital de Tulle], on attend.", "hospital city tulle FR", "site", "at"),
]

COUNTRIES = [
    ("Il a été élu en [Slovénie].", "country SI", "country", "at"),
    ("Elle a vécu aux [Pays-Bas].", "country NL", "country", "at"),
    ("Le vin vient du [Chili].", "country CL", "country", "of"),
    ("La neige tombe en [Nouvelle-Zélande].", "country NZ", "country", "at"),
    ("Ils reviennent de [République tchèque].", "country CZ", "country", "of"),
    ("La loi est en vigueur au [Royaume-Uni].", "country GB", "country", "at"),
    ("Il travaille en [Arabie saoudite].", "country SA", "country", "at"),
    ("La guerre gronde en [RDC].", "country CD", "country", "at"),
    ("Il a grandi en [Birmanie].", "country MM", "country", "at"),
    ("Le bateau vogue vers l'[Islande].", "country IS", "country", "to"),
    ("L'avion a survolé les [Philippines].", "country PH", "country", "bare"),
    ("La récolte est bonne en [Côte d’Ivoire].", "country CI", "country", "at"),
]

REGIONS = [
    ("La neige tombe en [Haute-Savoie].", "region FR-74", "region", "at"),
    ("Les vignes souffrent dans le [Gers].", "region FR-32", "region", "at"),
    ("Le feu progresse dans l'[Aude].", "region FR-11", "region", "at"),
    ("Il pleut en [Bretagne].", "region FR-BRE", "region", "at"),
    ("Le loup est revenu dans les [Hautes-Alpes].", "region FR-05", "region", "at"),
    ("L'école rouvre en [Bavière].", "region DE-BY", "region", "at"),
    ("Elle est élue en [Californie].", "region US-CA", "region", "at"),
    ("Le vote a lieu en [Écosse].", "region GB-SCT", "region", "at"),
    ("Les loups du [canton du Valais] sont comptés.", "region CH-VS", "region", "of"),
    ("Un séisme a secoué la [province de Hainaut].", "region BE-WHT", "region", "bare"),
    ("Les éleveurs du [Québec] protestent.", "region CA-QC", "region", "of"),
    ("Le séisme a frappé la [Toscane].", "region IT-52", "region", "bare"),
    ("Les eaux montent en [Wallonie].", "region BE-WAL", "region", "at"),
]

AREAS = [
    ("Le voilier a démâté en [mer Noire].", "black sea", "area", "at"),
    ("Un séisme a été ressenti en [Amérique latine].", "latin america", "area", "at"),
    ("Le porte-avions croise dans l'[océan Indien].", "indian ocean", "area", "at"),
    ("La route traverse le [Massif central].", "massif central", "area", "bare"),
    ("La sécheresse dure dans la [Corne de l'Afrique].", "horn of africa", "area", "at"),
    ("La base se trouve dans l'[Extrême-Orient russe].", "russian far east", "area", "at"),
    ("Le ferry a coulé dans le [détroit d'Ormuz].", "strait of hormuz", "area", "at"),
    ("Un ballon a dérivé sur le [lac Baïkal].", "lake baikal", "area", "at"),
    ("On pêche encore dans la [rivière Doubs].", "river doubs", "area", "at"),
    ("Des skieurs sont bloqués dans la [vallée de la Maurienne].", "valley maurienne", "area", "at"),
    ("Un phare éclaire la [pointe de Penhir].", "point penhir", "area", "bare"),
    ("Les secours fouillent la [forêt de Tronçais].", "forest troncais", "area", "bare"),
    ("La barge a touché l'[île de Batz].", "island batz", "area", "bare"),
    ("Le chalutier dérive en [Méditerranée].", "mediterranean sea", "area", "at"),
    ("Les règles changent dans l'[UE].", "european union", "area", "at"),
]

SITES = [
    ("Il a été conduit à l'[hôpital de Tulle].", "hospital city tulle FR", "site", "at"),
    ("Elle attend à la [gare de Limoges].", "station city limoges FR", "site", "at"),
    ("La foule campe devant la [préfecture].", "prefecture", "site", "at"),
    ("Le conseil s'est réuni à l'[hôtel de ville].", "town hall", "site", "at"),
    ("Il a été jugé devant le [tribunal correctionnel de Nevers].", "court city nevers FR", "site", "at"),
    ("L'exposition se tient au [musée national Picasso].", "museum picasso", "site", "at"),
    ("Le procès s'ouvre au [palais de justice].", "court", "site", "at"),
    ("Le navire est au [chantier naval].", "shipyard", "site", "at"),
    ("Des gens dansent sur la [place des Vosges].", "square vosges", "site", "at"),
    ("Un bus brûle dans la [rue de la République].", "street republique", "site", "at"),
    ("Elle est détenue à la [prison de Fresnes].", "prison city fresnes FR", "site", "at"),
    ("Les ouvriers occupent l'[usine de Zwolle].", "factory city zwolle NL", "site", "bare"),
    ("La messe est dite à la [cathédrale de Reims].", "cathedral city reims FR", "site", "at"),
    ("Les élus se retrouvent au [Parlement].", "parliament", "site", "at"),
    ("Le [parlement slovène] a voté.", "parliament country SI", "site", "bare"),
    ("Le gardien travaille au [stade de Lens].", "stadium city lens FR", "site", "at"),
    ("Les badauds longent les [quais de Bordeaux].", "quay bordeaux", "site", "bare"),
    ("L'avion s'est posé à l'[aéroport de Genève].", "airport city geneva CH", "site", "at"),
]

ROADS = [
    ("Un accident bloque l'[A10].", "road a10", "site", "bare"),
    ("Il roulait sur la [RN12].", "road rn12", "site", "at"),
    ("Le camion s'est couché sur l'[autoroute A26].", "road a26", "site", "at"),
    ("Les tracteurs bloquent la [nationale 20].", "road 20", "site", "bare"),
]

PARTS = [
    ("Des combats ont lieu dans le [nord du Mali].", "north of country ML", "area", "at"),
    ("Il habite dans le [centre de Lyon].", "centre of city lyon FR", "area", "at"),
    ("Les maisons sur les [hauteurs de Nice] brûlent.", "heights of city nice FR", "area", "at"),
    ("Il y a foule dans les [rues de Nantes].", "streets of city nantes FR", "area", "at"),
    ("La panne touche l'[est de la Pologne].", "east of country PL", "area", "bare"),
    ("Ils ont campé dans le [sud-ouest du pays].", "south-west of country", "area", "at"),
]

FOUND = [*TOWNS, *UNACCENTED, *COUNTRIES, *REGIONS, *AREAS, *SITES, *ROADS, *PARTS]


@pytest.mark.parametrize(("text", "key", "sort", "relation"), FOUND, ids=[r[0] for r in FOUND])
def test_a_place_is_known_by_its_key(read_one, text, key, sort, relation):
    """One place has one key in all spellings and languages; the sort says what it is, the relation how it stands."""
    value = read_one("location", text).value
    assert (key, sort, relation) == (value.key, value.sort, value.relation)


# An article's other words speak for a name that no gazetteer knows, or against it.
UNKNOWN = [
    ("Il vit à Trimbolle depuis dix ans.", ["Trimbolle"]),
    (
        "La falaise de Trimbolle s'effrite. Trimbolle est sous le choc.",
        ["falaise de Trimbolle", "Trimbolle", "Trimbolle"],
    ),
    ("Le feu est à six kilomètres de Trimbolle.", ["Trimbolle"]),
    ("L'île de Trimbolle est évacuée.", ["île de Trimbolle", "Trimbolle"]),
    ("Un bateau a coulé au large de Trimbolle.", ["Trimbolle"]),
    ("Trimbolle, petite île du lac Baïkal, est vide.", ["Trimbolle", "lac Baïkal"]),
    ("Trimbolle, un village de la vallée, est vide.", ["Trimbolle", "village"]),
    ("Trimbolle, la ministre, est venue.", []),
    ("Un hameau appelé Trimbolle a brûlé.", ["hameau appelé Trimbolle"]),
    ("Le discours de Trimbolle a duré une heure.", []),
    ("Trimbolle a marqué deux buts.", []),
    ("Ils vont de Trimbolle en Belgique.", ["Belgique"]),
    ("Les 30 km de Trimbolle ont été courus dimanche.", []),
    ("La cloche de l'hôpital de Trimbolle sonne.", ["hôpital de Trimbolle", "Trimbolle"]),
]


@pytest.mark.parametrize(("text", "places"), UNKNOWN, ids=[r[0] for r in UNKNOWN])
def test_what_speaks_for_an_unknown_name(read, text, places):
    """A preposition of place, a noun of a place or a distance, anywhere in the article."""
    assert places == [mention.text for mention in read("location", text)]


ROWS = [
    ("Il a joué à Lyon, Grenoble et Valence.", ["Lyon", "Grenoble", "Valence"], "at"),
    ("La ligne est coupée entre Lyon et Grenoble.", ["Lyon", "Grenoble"], "between"),
    ("Il pleut dans le Gers, la Creuse et le Tarn.", ["Gers", "Creuse", "Tarn"], "at"),
    ("Ils iront vers Tulle ou Limoges.", ["Tulle", "Limoges"], "to"),
    ("Elle a travaillé en Suisse puis en Autriche.", ["Suisse", "Autriche"], "at"),
    ("L'axe Bordeaux-Toulouse est fermé.", ["Bordeaux", "Toulouse"], "bare"),
]


@pytest.mark.parametrize(("text", "places", "relation"), ROWS, ids=[r[0] for r in ROWS])
def test_places_in_a_row_share_their_preposition(read, text, places, relation):
    """The first one's holds for all."""
    found = read("location", text)
    assert places == [m.text for m in found]
    assert {relation} == {m.value.relation for m in found}


ADJECTIVES = [
    ("Les députés slovènes votent.", "slovènes", "country SI"),
    ("La police néerlandaise enquête.", "néerlandaise", "country NL"),
    ("Un bijoutier lyonnais a été volé.", "lyonnais", "city lyon FR"),
    ("Les éleveurs alsaciens protestent.", "alsaciens", "region FR-6AE"),
    ("Une start-up sud-coréenne recrute.", "sud-coréenne", "country KR"),
    ("Des marins grecs et turcs ont été secourus.", "turcs", "country TR"),
    ("Les vins chiliens se vendent bien.", "chiliens", "country CL"),
    ("La presse bruxelloise en parle.", "bruxelloise", "city brussels BE"),
]


@pytest.mark.parametrize(("text", "word", "key"), ADJECTIVES, ids=[r[0] for r in ADJECTIVES])
def test_an_adjective_names_its_place(read, text, word, key):
    """And locates nothing by itself."""
    found = {m.text: m.value for m in read("location", text)}
    assert (key, "of", False) == (found[word].key, found[word].relation, found[word].locates)


DISTANCES = [
    ("à une trentaine de kilomètres au nord de Lima", 30.0, 0),
    ("à une dizaine de milles au large de Brest", 18.52, None),
    ("à 680 km au nord de Lima", 680.0, 0),
    ("à 12 kilomètres au sud-est de Tulle", 12.0, 135),
    ("à 2,5 milles nautiques à l'ouest de Brest", 4.63, 270),
    ("à quatre kilomètres de Tulle", 4.0, None),
    ("à 300 mètres de Tulle", 0.3, None),
    ("au nord-ouest de Lima", None, 315),
    ("près de Lima", None, None),
]


@pytest.mark.parametrize(("phrase", "distance", "bearing"), DISTANCES, ids=[r[0] for r in DISTANCES])
def test_a_distance_is_read(read, phrase, distance, bearing):
    """In kilometres, and degrees from the north."""
    value = read("location", f"L'épicentre se trouve {phrase}, dit-on.")[0].value
    assert (distance, bearing) == (value.distance, value.bearing)
    assert (distance, bearing) == (value.to_dict()["distance"], value.to_dict()["bearing"])


CONTAINED = [
    ("Le feu a pris à Trimbolle (Creuse).", "Trimbolle", "region FR-23"),
    ("Le feu a pris à Trimbolle, en Haute-Savoie.", "Trimbolle", "region FR-74"),
    ("Le feu a pris à Trimbolle, dans le Gers.", "Trimbolle", "region FR-32"),
    ("Le feu a pris à Trimbolle (VD).", "Trimbolle", "region CH-VD"),
    ("Il vit à Trimbolle, dans l'agglomération d'Annecy.", "Trimbolle", "city annecy FR"),
    ("Le train est en gare de Lyon-Perrache.", "gare de Lyon-Perrache", "city lyon FR"),
    ("Le colloque a lieu à l'hôpital de Tulle.", "hôpital de Tulle", "region FR-19"),
    ("Il habite à Tulle.", "Tulle", "region FR-NAQ"),
    ("Il neige en Haute-Savoie.", "Haute-Savoie", "region FR-ARA"),
]


@pytest.mark.parametrize(("text", "name", "outer"), CONTAINED, ids=[r[0] for r in CONTAINED])
def test_what_contains_a_place(read, text, name, outer):
    """The gazetteer and the text itself say it."""
    found = {m.text: m.value for m in read("location", text)}
    assert outer in found[name].inside


PEOPLE = [
    ("Le poste reviendra à Aminata Koné, élue à Bouaké.", ["Bouaké"]),
    ("Mme Paris a refusé.", []),
    ("M. London et Mme Florence sont arrivés.", []),
    ("Jack London a écrit des romans. London aimait la mer.", []),
    ("Le juge Tulle a tranché.", []),
    ("Le Havre AC a perdu.", []),
    ("Le FC Nantes joue bien.", []),
    ("L'Olympique de Marseille recrute.", []),
    ("La Banque de France s'inquiète.", []),
    ("Air-France a annulé des vols.", []),
    ("Le yacht « Lisbonne » a coulé.", []),
    ("Jack London est né à San Francisco.", ["San Francisco"]),
    ("Charlotte Brest vit à Brest.", ["Brest"]),
]


@pytest.mark.parametrize(("text", "places"), PEOPLE, ids=[r[0] for r in PEOPLE])
def test_people_clubs_and_firms_are_no_places(read, text, places):
    """A title, a first name, a club's letters or a longer name beside it says so."""
    assert places == [m.text for m in read("location", text)]


COMMON = [
    "Durant le séjour, il a plu.",
    "Pendant la nuit, tout a brûlé.",
    "Il a passé deux ans en prison.",
    "Le billet coûte dix francs suisses.",
    "Elle soigne son jardin japonais.",
    "C'est une victoire pour Pékin.",
    "Il parle bien l'espagnol.",
    "Elle a fait grève mardi.",
    "Nous avons gagné.",
    "Bon courage à tous.",
    "Vers midi, tout était fini.",
    "Selon lui, c'est faux.",
    "Grâce à Dupont, tout va bien.",
    "On se retrouve à Noël.",
    "Le pape a salué l'AFP.",
    "En Ligue 1, rien de neuf.",
    "Le Premier ministre a démissionné.",
    "Dix mille personnes ont défilé.",
    "La Constitution a été révisée.",
    "Il a lu le Journal officiel.",
    "Au Conseil, on hésite.",
    "La place est chère.",
    "Le marché a chuté.",
    "Il a pris de la hauteur.",
    "La tour penche.",
    "Le centre des débats a changé.",
]


@pytest.mark.parametrize("text", COMMON)
def test_common_words_are_no_places(read, text):
    """Nor are words that open a sentence, names of days and feasts, abbreviations."""
    assert () == read("location", text)


NAMESAKES = [
    ("Il est né à Saint-Denis, à La Réunion.", "Saint-Denis", "city saint denis RE"),
    ("Des camions attendent à Malaba, entre le Kenya et l'Ouganda.", "Malaba", "city malaba UG"),
    ("Il a été vu à São Martinho, au Portugal.", "São Martinho", "city sao martinho PT"),
    ("La plage de Gamboa, à Praia, est fermée.", "plage de Gamboa", "beach gamboa"),
    ("Le bac relie Tripoli et Beyrouth, au Liban.", "Beyrouth", "city beirut LB"),
    ("La toile est au musée d'Orsay, à Paris.", "musée d'Orsay", "museum orsay"),
    ("La toile est au musée de Tulle.", "musée de Tulle", "museum city tulle FR"),
    ("Deux enfants se sont noyés dans la Loire.", "Loire", "river loire"),
    ("Le pont sur la Dordogne a cédé.", "Dordogne", "river dordogne"),
    ("Le loup est revenu dans la Loire.", "Loire", "region FR-42"),
    ("Le Congo a fermé ses mines autour de Lubumbashi.", "Congo", "country CD"),
    ("Le Congo a fermé le port de Pointe-Noire.", "Congo", "country CG"),
    ("Le feu a pris à Granges (CH).", "Granges", "granges"),
    ("Il pleut au Saguenay–Lac-Saint-Jean.", "Saguenay–Lac-Saint-Jean", "saguenay lac saint jean"),
    ("L'île de Sumbawa est sous l'eau.", "île de Sumbawa", "island sumbawa"),
    ("Elle vit à Saint-Denis.", "Saint-Denis", "city saint denis FR"),
]


@pytest.mark.parametrize(("text", "name", "key"), NAMESAKES, ids=[r[0] for r in NAMESAKES])
def test_a_namesake_is_chosen_by_the_other_places(read, text, name, key):
    """A town goes by its own name first, and lies where the article's other places lie."""
    assert {m.text: m.value.key for m in read("location", text)}[name] == key
