"""What French news sentences claim: their event, who takes part, how firmly it is said and by whom.

Every sentence is read by the shipped parser, on Wednesday 13 March 2024. Below a sentence stands, for each value in it,
"words of the value: predicate, subject, what else is so"; the subject "-" is not looked at. A plain claim is asserted,
not denied, of a whole event, and the article's own. A value whose line begins with "?" is known to be read wrongly.
"""

from __future__ import annotations

import attrs
import pytest

from factcheck.model import Claim

TABLE = """
# Verbs
Le président Durand est arrivé à Marseille mercredi matin.
  mercredi matin: arriver, Durand, arriving
  Marseille: arriver, Durand, arriving
M. Petit a quitté Brest dimanche.
  dimanche: quitter, Petit, leaving
L'explosion a tué trois personnes mardi à Rouen.
  mardi: tuer, explosion
  trois: tuer, explosion
Trois personnes ont été tuées mardi dans une explosion à Rouen.
  mardi: tuer, -
Le suspect a été arrêté lundi à Grenoble par la police.
  lundi: arrêter, police
Environ 300 manifestants se sont rassemblés samedi à Rennes.
  Environ 300: rassembler, manifestant
Les deux présidents se sont entretenus mardi à Paris.
  mardi: entretenir, président
Le groupe a vendu 1,5 million de voitures en 2023.
  2023: vendre, groupe
La tempête a privé d'électricité 40 000 foyers en Bretagne.
  40 000: priver, tempête
L'usine emploie 350 salariés.
  350: employer, usine
Le ministre des Transports, Paul Girard, a visité le chantier mardi.
  mardi: visiter, Paul Girard
Les pompiers ont évacué plus de 2 000 habitants de Bastia.
  plus de 2 000: évacuer, pompier
Le président Lenoir et la reine Marguerite se sont rencontrés lundi à Oslo.
  lundi: rencontrer, Lenoir

# The beginning and the end of what lasts
Le pont restera fermé jusqu'à vendredi.
  vendredi: fermer, pont, end
Le musée est fermé depuis mars 2020.
  mars 2020: fermer, musée, start
Le sommet commence jeudi à Genève.
  jeudi: commencer, sommet, start
Le procès de l'ancien maire s'est ouvert lundi à Bordeaux.
  lundi: ouvrir, procès, start
La grève s'est achevée vendredi.
  ? vendredi: achever, grève, end

# Relative clauses, participles, two verbs of one subject
L'avion, qui a décollé de Nice dimanche, transportait 120 passagers.
  dimanche: décoller, avion, leaving
  120: transporter, avion
Le président Lenoir, qui a quitté Oslo dimanche, est attendu à Riga.
  dimanche: quitter, Lenoir, leaving
L'entreprise compte supprimer 250 emplois.
  250: supprimer, entreprise, planned
Arrivé lundi soir à Lyon, M. Petit a rencontré des ouvriers.
  lundi soir: arriver, Petit, arriving
Parti de Brest dimanche, le voilier a atteint Lisbonne jeudi.
  dimanche: partir, voilier, leaving
  jeudi: atteindre, voilier, arriving
Le pétrolier est parti de Marseille mardi et arrivera à Alger jeudi.
  jeudi: arriver, pétrolier, planned, arriving
  ? mardi: partir, pétrolier, leaving

# Nouns that name what happens, light verbs, captions
La visite de M. Petit mardi à Brest a été annulée.
  mardi: visite, -
La rencontre a eu lieu jeudi à Nantes.
  jeudi: rencontre, -
Le séisme s'est produit dimanche.
  dimanche: séisme, -
Les élections se dérouleront le 9 juin.
  9 juin: élection, -, planned
Le départ de la course aura lieu dimanche à Brest.
  dimanche: départ, -, planned, leaving
La fermeture de l'usine entraînera la suppression de 400 postes.
  400: suppression, -, planned
C'est la deuxième visite de M. Petit à Rome depuis 2019.
  deuxième: visite, -
Le Premier ministre Paul Girard salue la foule lors de sa visite mardi à Lille.
  ? mardi: visite, Paul Girard
Photo montrant l'arrivée du navire à Brest lundi.
  Brest: arrivée, -, arriving
  ? lundi: arrivée, -, arriving
Des inondations ont fait onze morts au Portugal.
  onze: inondation, -

# Plans, hedges, denials
La présidente Morel se rendra à Bruxelles vendredi.
  vendredi: rendre, Morel, planned
Le navire devrait atteindre Le Havre samedi.
  samedi: atteindre, navire, planned, arriving
M. Petit doit rencontrer Mme Morel jeudi à Strasbourg.
  jeudi: rencontrer, Petit, planned
Le pilote pourrait reprendre la course samedi.
  samedi: reprendre, pilote, hedged
L'armée a peut-être perdu trente chars.
  trente: perdre, armée, hedged
Le train n'a pas quitté la gare de Dijon lundi.
  lundi: quitter, train, not, leaving
L'accord n'a jamais été signé à Genève.
  Genève: signer, -, not
Le président Lenoir ne se rendra pas à Madrid jeudi.
  jeudi: rendre, Lenoir, planned, not
Le concert n'aura lieu que samedi.
  samedi: concert, -, planned
L'arrivée du Tour à Nice est prévue dimanche.
  dimanche: arrivée, -, planned, arriving
Une rencontre est prévue jeudi entre Mme Morel et M. Petit.
  jeudi: rencontre, -, planned

# Who says so, and the day of saying
Le ministre de la Santé a déclaré mardi que l'hôpital de Brest manquait de lits.
  mardi: déclarer, ministre, saying
Le ministre de l'Intérieur a annoncé mercredi que le couvre-feu serait levé vendredi.
  mercredi: annoncer, ministre, saying
  vendredi: lever, couvre-feu, planned, by Le ministre de l'Intérieur
La police a interpellé dix-sept personnes dimanche à Toulouse, a annoncé lundi la préfecture.
  lundi: annoncer, -, saying
  dimanche: interpeller, police, by la préfecture
Un porte-parole de l'armée a affirmé lundi que le convoi avait quitté Damas dimanche.
  lundi: affirmer, porte-parole, saying
  dimanche: quitter, convoi, leaving, by Un porte-parole de l'armée
Le maire affirme que le marché reprendra samedi.
  samedi: reprendre, marché, planned, by Le maire
Les négociations reprendront mercredi, a précisé Anna Weber.
  mercredi: reprendre, négociation, planned, by Anna Weber
« La mission durera dix jours », a expliqué Anna Weber lundi.
  dix jours: durer, mission, planned, by Anna Weber
  lundi: expliquer, Anna Weber, saying
« Nous partirons lundi », a dit le capitaine Ribeiro.
  lundi: partir, -, planned, leaving, by le capitaine Ribeiro
Selon la gendarmerie, le bus transportait 42 enfants.
  42: transporter, bus, by la gendarmerie
L'incendie aurait fait douze blessés, selon les pompiers.
  douze: incendie, -, hedged, by les pompiers
Le porte-parole a nié que le ministre ait rencontré Anna Weber lundi.
  lundi: rencontrer, ministre, denied, by Le porte-parole
Le maire a démenti lundi que l'usine fermera en juin.
  juin: fermer, usine, denied, by Le maire
  lundi: démentir, maire, saying

# Verbs that say something in one sense only
La Corée a lancé deux missiles mercredi.
  ? mercredi: lancer, Corée
Le tribunal de Lille a condamné l'entreprise à une amende de 2 millions d'euros.
  2 millions d'euros: condamner, tribunal
"""


@attrs.frozen
class Told:
    """What a claim says beside its value."""

    predicate: str
    subject: str
    also: frozenset[str]


def rows():
    """Yield (sentence, words of the value, what is expected), the wrong ones marked."""
    sentence = ""
    for line in TABLE.splitlines():
        if line.startswith("  "):
            said, _, rest = line.strip().removeprefix("? ").partition(": ")
            predicate, subject, *also = rest.split(", ")
            wrong = pytest.mark.xfail(reason=f"not yet read rightly: {sentence}", strict=True)
            yield pytest.param(
                sentence,
                said,
                Told(predicate, subject, frozenset(also)),
                marks=[wrong] if line.startswith("  ?") else [],
                id=f"{sentence[:30]}... {said}",
            )
        elif line and not line.startswith("#"):
            sentence = line


def told(claim: Claim, subject: str) -> Told:
    """Return what a claim says, with ``subject`` where it is among its subjects or not asked for."""
    event = claim.event
    also = {
        "planned": claim.modality == "planned",
        "hedged": claim.modality == "hedged",
        "denied": claim.modality == "denied",
        "not": not claim.polarity,
        "saying": event.saying,
        event.aspect: bool(event.aspect),
        f"by {claim.attribution}": claim.attribution is not None,
    }
    subjects = [p.name for p in event.participants if p.role == "subject"]
    found = subject if subject == "-" or subject in subjects else " + ".join(subjects)
    return Told(event.predicate, found, frozenset(name for name, so in also.items() if so))


@pytest.mark.parametrize(("sentence", "said", "expected"), list(rows()))
def test_a_value_belongs_to_its_event(claims_of, sentence, said, expected):
    """Predicate, subject, firmness, denial, part of the event and source of each value."""
    [claim] = [c for c in claims_of(sentence) if c.mentions[0].text == said]
    assert expected == told(claim, expected.subject)
