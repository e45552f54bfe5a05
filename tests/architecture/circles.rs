//! Circles of imports: inside a room, what stands side by side in a folder uses each other in one direction only.
//!
//! Files and folders that share a parent are looked at together, a folder with all that lies in it. A file may use
//! its parents, and a parent its children: the parent declares the common types and hands out the work. A name that
//! is reached through a parent counts for the file that it stands in.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use crate::source::Source;

/// Files or folders that use each other in a circle, in order, with an import for each step of the way round.
#[derive(Debug, PartialEq, Eq)]
pub struct Circle {
    /// The modules, `a::b`, sorted.
    pub members: Vec<String>,
    /// `file:line: uses module`, one for each pair that uses each other inside the circle.
    pub imports: Vec<String>,
}

impl fmt::Display for Circle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} use each other in a circle:\n    {}", self.members.join(", "), self.imports.join("\n    "))
    }
}

/// What is used where: for each folder, who of its children uses which other.
type Uses = BTreeMap<Vec<String>, BTreeMap<(String, String), String>>;

/// The circles among these sources, rooms aside: `floors` has the order of those.
pub fn circles(sources: &[Source]) -> Vec<Circle> {
    let mut found = Vec::new();
    for (folder, uses) in uses(sources) {
        let mut left: BTreeSet<&String> = uses.keys().flat_map(|(from, to)| [from, to]).collect();
        while let Some(&first) = left.first() {
            let members: BTreeSet<&String> = left
                .iter()
                .copied()
                .filter(|other| *other == first || reaches(&uses, first, other) && reaches(&uses, other, first))
                .collect();
            left.retain(|other| !members.contains(other));
            if members.len() > 1 {
                let name = |child: &String| [&folder[..], std::slice::from_ref(child)].concat().join("::");
                let inside = |(from, to): &(String, String)| members.contains(from) && members.contains(to);
                found.push(Circle {
                    members: members.iter().map(|child| name(child)).collect(),
                    imports: uses.iter().filter(|(pair, _)| inside(pair)).map(|(_, import)| import.clone()).collect(),
                });
            }
        }
    }
    found
}

/// Whether a chain of uses leads from one child of a folder to another.
fn reaches(uses: &BTreeMap<(String, String), String>, from: &String, to: &String) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        for (_, next) in uses.keys().filter(|(user, _)| user == at) {
            if next == to {
                return true;
            }
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    false
}

fn uses(sources: &[Source]) -> Uses {
    let house = House::new(sources);
    let mut uses = Uses::new();
    for source in sources {
        let own = source.module();
        for named in &source.named {
            let Some(used) = house.file_of(&own, &named.path, 0) else { continue };
            let common = own.iter().zip(&used).take_while(|(mine, its)| mine == its).count();
            // A parent and its child, or two rooms.
            if common == 0 || common == own.len() || common == used.len() {
                continue;
            }
            let pair = (own[common].clone(), used[common].clone());
            let import = format!("{}:{}: uses `{}`", source.path, named.line, used.join("::"));
            uses.entry(own[..common].to_vec()).or_default().entry(pair).or_insert(import);
        }
    }
    uses
}

/// All modules, and the names that each brings in from elsewhere.
struct House<'a> {
    modules: HashMap<Vec<String>, &'a HashMap<String, Vec<String>>>,
}

/// Imports of imports that are followed.
const MOST_STEPS: usize = 8;

impl<'a> House<'a> {
    fn new(sources: &'a [Source]) -> Self {
        Self { modules: sources.iter().map(|source| (source.module(), &source.imported)).collect() }
    }

    /// The module of the file in which stands what `path` names, as the module `from` sees it.
    fn file_of(&self, from: &[String], path: &[String], steps: usize) -> Option<Vec<String>> {
        let absolute = match path.split_first()? {
            (first, rest) if first == "crate" => rest.to_vec(),
            (first, _) if self.modules.contains_key(&[from, std::slice::from_ref(first)].concat()) => {
                [from, path].concat()
            }
            _ => return None,
        };
        let length = (1..=absolute.len()).rev().find(|length| self.modules.contains_key(&absolute[..*length]))?;
        let (module, rest) = absolute.split_at(length);
        let through = rest.first().and_then(|name| self.modules[module].get(name)).filter(|_| steps < MOST_STEPS);
        match through {
            Some(origin) => self.file_of(module, origin, steps + 1).or_else(|| Some(module.to_vec())),
            None => Some(module.to_vec()),
        }
    }
}
