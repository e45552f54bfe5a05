//! Which names meet, and what a person's choices make of them.

use super::*;
use crate::annotations::{Choice, EntityRef, UnknownFields};
use EntityKind::{Organisation, Person, Place};

/// Names with the number of their articles, in the order of an index.
struct Archive(Vec<(String, String, EntityKind, u32)>);

impl Archive {
    fn of(names: &[(&str, EntityKind, u32)]) -> Self {
        Self(names.iter().map(|(name, kind, articles)| ((*name).to_owned(), fold(name), *kind, *articles)).collect())
    }

    fn named(&self) -> Vec<NameRow<'_>> {
        let all = self.0.iter();
        all.map(|(name, folded, kind, articles)| NameRow { name, folded, kind: *kind, articles: *articles }).collect()
    }

    /// The names of each group, in order, the first one first.
    fn groups(&self, choices: &[(&str, EntityKind, Choice)]) -> Vec<String> {
        let choices: Vec<EntityChoice> = choices
            .iter()
            .map(|(name, kind, choice)| EntityChoice {
                id: String::new(),
                created: String::new(),
                entity: entity(name, *kind),
                choice: choice.clone(),
                article: None,
                anchor: None,
                extra: UnknownFields::new(),
            })
            .collect();
        let mut groups: Vec<String> = group(&self.named(), &choices)
            .into_iter()
            .map(|group| {
                let names: Vec<&str> = group.members.iter().map(|at| self.0[*at].0.as_str()).collect();
                let own = names.join(" + ");
                let is = if names[0] == group.name { own } else { format!("{}: {own}", group.name) };
                if group.kind == self.0[group.members[0]].2 { is } else { format!("{is} ({})", group.kind.name()) }
            })
            .collect();
        groups.sort();
        groups
    }
}

fn entity(name: &str, kind: EntityKind) -> EntityRef {
    EntityRef { name: name.to_owned(), kind: kind.name().to_owned() }
}

#[test]
fn a_lone_surname_joins_the_only_one_who_has_it() {
    let archive = Archive::of(&[("Vasseur", Person, 3), ("Hélène Vasseur", Person, 5), ("Vernoux", Place, 2)]);
    assert_eq!(archive.groups(&[]), ["Hélène Vasseur + Vasseur", "Vernoux"]);
    let two = Archive::of(&[("Brandt", Person, 3), ("Anna Brandt", Person, 5), ("Jonas Brandt", Person, 4)]);
    assert_eq!(two.groups(&[]).len(), 3, "who is meant is open");
    let one = Archive::of(&[("Brandt", Person, 30), ("Anna Brandt", Person, 50), ("Jonas Brandt", Person, 4)]);
    assert_eq!(one.groups(&[]), ["Anna Brandt + Brandt", "Jonas Brandt"]);
}

#[test]
fn a_name_that_stands_alone_far_oftener_is_of_someone_else() {
    let archive = Archive::of(&[("Brandt", Person, 40), ("Lise Brandt", Person, 1)]);
    assert_eq!(archive.groups(&[]).len(), 2);
}

#[test]
fn given_names_other_kinds_and_middles_of_names_are_no_surnames() {
    let archive = Archive::of(&[
        ("Hélène", Person, 2),
        ("Marie Hélène", Person, 2),
        ("Vasseur", Organisation, 1),
        ("Paul Vasseur", Person, 4),
        ("Paul", Person, 3),
    ]);
    assert_eq!(archive.groups(&[]).len(), 5);
}

#[test]
fn initials_particles_hyphens_and_articles_meet() {
    let archive = Archive::of(&[
        ("A. Brandt", Person, 1),
        ("Anna Brandt", Person, 2),
        ("Anna K. Brandt", Person, 1),
        ("de Kerguen", Person, 1),
        ("Odile de Kerguen", Person, 3),
        ("Marie-Claude Lenoir", Person, 4),
        ("Marie Claude Lenoir", Person, 1),
        ("Les Verdiers", Organisation, 1),
        ("Verdiers", Organisation, 2),
        ("le Phare", Organisation, 3),
        ("Phare", Organisation, 1),
    ]);
    let groups = archive.groups(&[]);
    assert_eq!(
        groups,
        [
            "Anna K. Brandt + A. Brandt + Anna Brandt",
            "Les Verdiers + Verdiers",
            "Marie-Claude Lenoir + Marie Claude Lenoir",
            "Odile de Kerguen + de Kerguen",
            "Phare + le Phare",
        ]
    );
}

#[test]
fn an_acronym_joins_the_only_name_that_it_spells() {
    let names = [
        ("UPL", Organisation, 9),
        ("Union des pêcheurs du littoral", Organisation, 2),
        ("FN", Organisation, 4),
        ("Foire nationale", Organisation, 1),
        ("CDM", Organisation, 1),
        ("Comité des marées", Organisation, 2),
        ("Chambre des métiers", Organisation, 2),
    ];
    let groups = Archive::of(&names).groups(&[]);
    assert!(groups.contains(&"Union des pêcheurs du littoral + UPL".to_owned()), "{groups:?}");
    assert_eq!(groups.len(), 6, "two letters or two full names are no proof: {groups:?}");
}

#[test]
fn nothing_depends_on_the_order_of_the_index() {
    let mut names = vec![
        ("Brandt", Person, 3),
        ("A. Brandt", Person, 1),
        ("Anna Brandt", Person, 5),
        ("UPL", Organisation, 9),
        ("Union des pêcheurs du littoral", Organisation, 2),
        ("Les Verdiers", Organisation, 2),
        ("Verdiers", Organisation, 2),
    ];
    let sorted = |names: &[(&str, EntityKind, u32)]| -> Vec<Vec<String>> {
        let groups = Archive::of(names).groups(&[]);
        let mut parts: Vec<Vec<String>> =
            groups.iter().map(|group| group.split(" + ").map(str::to_owned).collect()).collect();
        parts.iter_mut().for_each(|group| group[1..].sort());
        parts
    };
    let first = sorted(&names);
    for _ in 0..names.len() {
        names.rotate_left(1);
        assert_eq!(sorted(&names), first);
    }
}

#[test]
fn a_person_joins_and_parts_and_the_later_choice_counts() {
    let archive = Archive::of(&[("Vasseur", Person, 3), ("Hélène Vasseur", Person, 5), ("La dame du port", Person, 1)]);
    let join = ("La dame du port", Person, Choice::Merge(entity("Hélène Vasseur", Person)));
    let part = ("Vasseur", Person, Choice::Split(entity("Hélène Vasseur", Person)));
    assert_eq!(archive.groups(&[join.clone(), part.clone()]), ["Hélène Vasseur + La dame du port", "Vasseur"]);
    let back = ("Vasseur", Person, Choice::Merge(entity("Hélène Vasseur", Person)));
    assert_eq!(archive.groups(&[part, back]).len(), 2);
    let round = ("Hélène Vasseur", Person, Choice::Merge(entity("La dame du port", Person)));
    assert_eq!(archive.groups(&[join, round]), ["La dame du port + Vasseur + Hélène Vasseur"]);
    // Joining two names of one group keeps them in it.
    let within = ("La dame du port", Person, Choice::Merge(entity("Vasseur", Person)));
    assert_eq!(archive.groups(&[within]), ["Hélène Vasseur + Vasseur + La dame du port"]);
}

#[test]
fn names_join_across_kinds_when_the_person_says_so() {
    let archive = Archive::of(&[("Le Phare", Place, 3), ("Le Phare de Vernoux", Organisation, 5)]);
    let join = ("Le Phare", Place, Choice::Merge(entity("Le Phare de Vernoux", Organisation)));
    assert_eq!(archive.groups(&[join]), ["Le Phare de Vernoux + Le Phare"]);
}

#[test]
fn what_is_called_alike_and_of_one_kind_is_one() {
    let archive =
        Archive::of(&[("Phénix", Organisation, 3), ("Phénix", Place, 5), ("le Phénix bleu", Organisation, 1)]);
    let kind = ("Phénix", Place, Choice::Rekind("organisation".to_owned()));
    assert_eq!(archive.groups(std::slice::from_ref(&kind)), ["Phénix + Phénix", "le Phénix bleu"]);
    let name = ("le Phénix bleu", Organisation, Choice::Rename("phenix".to_owned()));
    assert_eq!(archive.groups(&[kind, name]), ["Phénix + Phénix + le Phénix bleu"]);
    let name = ("le Phénix bleu", Organisation, Choice::Rename("Troupe du Phénix".to_owned()));
    assert!(archive.groups(&[name]).contains(&"Troupe du Phénix: le Phénix bleu".to_owned()));
}

#[test]
fn what_is_silenced_is_left_out_with_all_that_joined_it() {
    let archive = Archive::of(&[("Vasseur", Person, 3), ("Hélène Vasseur", Person, 5), ("Vernoux", Place, 2)]);
    assert_eq!(archive.groups(&[("Hélène Vasseur", Person, Choice::Silence)]), ["Vernoux"]);
}

#[test]
fn choices_about_what_is_not_there_change_nothing() {
    let archive = Archive::of(&[("Vasseur", Person, 3)]);
    let choices = [
        ("Personne", Person, Choice::Silence),
        ("Vasseur", Person, Choice::Merge(entity("Personne", Person))),
        ("Vasseur", Place, Choice::Rename("X".to_owned())),
        ("Vasseur", Person, Choice::Rekind("planète".to_owned())),
        ("Vasseur", Person, Choice::Rename("  ".to_owned())),
        ("Vasseur", Person, Choice::Merge(entity("Vasseur", Person))),
    ];
    assert_eq!(archive.groups(&choices), ["Vasseur"]);
}
