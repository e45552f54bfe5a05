//! When each open draft is checked, and what was found last. Times come from the caller.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use lsp_types::Uri;

/// What is to be checked when.
#[derive(Debug, Default)]
pub(super) struct Schedule {
    drafts: HashMap<Uri, Planned>,
}

#[derive(Debug, Default)]
struct Planned {
    /// When it is to be checked.
    due: Option<Instant>,
    /// Calls off the check that runs.
    stale: Arc<AtomicBool>,
}

impl Schedule {
    /// A draft is to be checked then. What is being found out about an earlier state is of no use any more.
    pub fn plan(&mut self, uri: &Uri, due: Instant) {
        let planned = self.drafts.entry(uri.clone()).or_default();
        planned.stale.store(true, Ordering::Relaxed);
        planned.due = Some(due);
    }

    /// The same, but a check that is due sooner stays, and one that runs goes on.
    pub fn plan_again(&mut self, uri: &Uri, due: Instant) {
        let planned = self.drafts.entry(uri.clone()).or_default();
        planned.due = Some(planned.due.map_or(due, |known| known.min(due)));
    }

    /// A draft was closed.
    pub fn forget(&mut self, uri: &Uri) {
        if let Some(planned) = self.drafts.remove(uri) {
            planned.stale.store(true, Ordering::Relaxed);
        }
    }

    /// When the next draft is due.
    pub fn next(&self) -> Option<Instant> {
        self.drafts.values().filter_map(|planned| planned.due).min()
    }

    /// The drafts that are due, each with what calls its check off.
    pub fn take_due(&mut self, now: Instant) -> Vec<(Uri, Arc<AtomicBool>)> {
        let due = self.drafts.iter_mut().filter(|(_, planned)| planned.due.is_some_and(|due| due <= now));
        due.map(|(uri, planned)| {
            planned.due = None;
            planned.stale.store(true, Ordering::Relaxed);
            planned.stale = Arc::default();
            (uri.clone(), Arc::clone(&planned.stale))
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_typed_puts_the_check_off_and_calls_an_older_one_off() {
        let (begin, step) = (Instant::now(), Duration::from_millis(100));
        let uri = Uri("untitled:1".to_owned());
        let mut schedule = Schedule::default();
        schedule.plan(&uri, begin + step);
        schedule.plan(&uri, begin + step * 2);
        assert_eq!(schedule.next(), Some(begin + step * 2));
        assert!(schedule.take_due(begin + step).is_empty());
        let (_, first) = schedule.take_due(begin + step * 2).pop().unwrap();
        assert!(schedule.next().is_none() && !first.load(Ordering::Relaxed));
        schedule.plan_again(&uri, begin + step * 4);
        schedule.plan_again(&uri, begin + step * 3);
        assert!(!first.load(Ordering::Relaxed) && schedule.next() == Some(begin + step * 3));
        schedule.plan(&uri, begin + step * 5);
        assert!(first.load(Ordering::Relaxed));
        schedule.forget(&uri);
        assert_eq!(schedule.next(), None);
    }
}
