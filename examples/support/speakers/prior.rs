//! What is believed of weights beforehand, by the names of the signs.

/// A sign and the weight that it is believed to have.
const PRIORS: &[(&str, f64)] = &[
    ("description: the role that the article gives", 1.5),
    ("description: the same office by another name", 2.5),
    ("description: set beside the name elsewhere", 1.2),
    ("description: a title that may stand for the role", 0.7),
    ("description: the archive knows the person in this office", 1.5),
    ("description: the archive knows the person in this office above all", 1.0),
    ("description: the archive knows only others in this office", -1.0),
    ("description: the name is set beside it", 3.0),
    ("description: its noun is in the name of the body", 1.5),
    ("description: answers what the party itself said last", -2.5),
    ("description: another office", -2.0),
    ("description: the article gives another role", -0.5),
    ("description: of another country than the party", -2.5),
    ("description: for nobody named, a kind of body, though a body with a name spoke last", -0.7),
    ("description: the role, other complements", -0.7),
    ("description: of a role that nothing gives to the party, with a complement", -1.0),
    ("description: for nobody named, as the rules say", 1.0),
    ("description: the rules say so", 1.5),
    ("description: the gender clashes", -3.0),
    ("description: the number clashes", -2.0),
    ("description: for nobody named, with un", 2.0),
    ("description: for nobody named, with a possessive", 1.0),
    ("description: a body for a person", -1.5),
    ("description: a role for a body", -1.0),
    ("pronoun: the gender clashes", -4.0),
    ("pronoun: the number clashes", -3.0),
    ("pronoun: the plural agrees", 1.0),
    ("pronoun: the gender agrees", 0.7),
    ("pronoun: the rules say so", 1.0),
    ("pronoun: spoke last", 1.0),
    ("pronoun: unnamed, and spoke last", 1.0),
    ("pronoun: ce dernier, the last named", 4.0),
    ("pronoun: named before it by quant à", 2.5),
    ("description: the same one again", 1.0),
    ("phrase: agent of a participle beside the quotation", 1.5),
    ("carried on: spoke last", 1.0),
    ("nobody: the words end as a sentence does", -1.0),
    ("nobody: the words are a sentence of their own", -1.0),
    ("nobody: the words open their sentence", -0.5),
    ("nobody: the words have a first or second person", -1.0),
    ("nobody: the words begin with an infinitive", 0.5),
    ("nobody: after a preposition", 0.5),
    ("nobody: after a document", 0.7),
    ("phrase: charged with something", -2.0),
    ("phrase: subject of the verb that the quotation begins with", -1.0),
    ("phrase: the rules took it", 2.0),
    ("phrase: cannot speak by itself", -1.0),
    ("phrase: subject of a verb that can govern quoted words", 1.0),
    ("phrase: agent of a verb that can govern quoted words", 1.0),
    ("phrase: source named by selon, after", 1.0),
    ("phrase: its verb comes right after another quotation", -1.0),
    ("phrase: from which one learns", 1.5),
    ("phrase: subject of an infinitive with de", 1.5),
];

/// What is believed of a sign; nothing is 0. What is believed of pronouns holds for those in incises, too.
pub fn of(name: &str) -> f64 {
    let (family, sign) = name.split_once(": ").unwrap_or(("", name));
    let family = match family {
        "incise pronoun" => "pronoun",
        other => other,
    };
    let name = format!("{family}: {sign}");
    PRIORS.iter().find(|(known, _)| *known == name).map_or(0.0, |(_, weight)| *weight)
}
