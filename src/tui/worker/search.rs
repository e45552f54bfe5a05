//! Finding rows: the newest question wins, an older one is called off in mid-flight.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use super::articles::Shared;
use super::{Catalog, Reply};
use crate::archive::Interrupt;
use crate::tui::message::SearchRequest;

/// The question that waits, and the flag that calls off the one at work.
#[derive(Clone)]
pub struct Questions(Arc<(Mutex<Waiting>, Condvar)>);

#[derive(Default)]
struct Waiting {
    next: Option<SearchRequest>,
    at_work: Option<Arc<AtomicBool>>,
    interrupt: Option<Interrupt>,
}

impl Questions {
    /// Puts a question in place of whatever waits or is at work.
    pub fn ask(&self, question: SearchRequest) {
        let (waiting, bell) = &*self.0;
        // Nothing that could panic runs while the lock is held.
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.next = Some(question);
        if let Some(cancel) = &waiting.at_work {
            cancel.store(true, Ordering::Relaxed);
            // The next question cannot begin before the lock is given back: it is never this that ends it.
            if let Some(interrupt) = &waiting.interrupt {
                interrupt.call_off();
            }
        }
        bell.notify_one();
    }

    fn set_interrupt(&self, interrupt: Interrupt) {
        let (waiting, _) = &*self.0;
        waiting.lock().unwrap_or_else(PoisonError::into_inner).interrupt = Some(interrupt);
    }

    fn take(&self) -> (SearchRequest, Arc<AtomicBool>) {
        let (waiting, bell) = &*self.0;
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(question) = waiting.next.take() {
                let cancel = Arc::new(AtomicBool::new(false));
                waiting.at_work = Some(Arc::clone(&cancel));
                return (question, cancel);
            }
            waiting = bell.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Starts the thread.
///
/// # Errors
/// When the system gives none.
pub fn start(shared: Shared, reply: Reply) -> std::io::Result<Questions> {
    let questions = Questions(Arc::default());
    let asked = questions.clone();
    thread::Builder::new().name("finder".to_owned()).spawn(move || {
        let mut catalog = Catalog::new(shared);
        let mut is_open = false;
        let mut warm = None;
        loop {
            let (question, cancel) = asked.take();
            catalog.serve(&question, &cancel, &reply);
            if !is_open && let Some(interrupt) = catalog.interrupt() {
                is_open = true;
                asked.set_interrupt(interrupt);
            }
            // Whoever has come to a list types next.
            if warm.replace(question.scope) != Some(question.scope) {
                catalog.warm(question.scope);
            }
        }
    })?;
    Ok(questions)
}
