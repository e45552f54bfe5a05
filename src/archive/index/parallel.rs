//! Work on every core, with one thread that receives what the others send.
//!
//! In: how many tasks there are, what each does, who receives. It knows nothing of articles or tables.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::error::IndexError;

/// Messages that may wait for the writer: this bounds the memory that a refresh takes.
const QUEUE: usize = 64;

/// Runs `work` for the tasks `0..count` on every core, while `receive` takes what they send on this thread. A worker whose
/// messages are no longer received, or that `cancel` stops, ends.
pub(super) fn run_parallel<T: Send>(
    count: usize,
    cancel: &AtomicBool,
    work: impl Fn(usize, &SyncSender<T>) -> bool + Sync,
    receive: impl FnOnce(&Receiver<T>) -> Result<(), IndexError>,
) -> Result<(), IndexError> {
    let (out, inbox) = sync_channel(QUEUE);
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    thread::scope(|scope| {
        for _ in 0..cores.min(count) {
            let (out, next, work) = (out.clone(), &next, &work);
            let worker = move || {
                give_way();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count || cancel.load(Ordering::Relaxed) || !work(number, &out) {
                        break;
                    }
                }
            };
            // When the system gives no more threads, the others do the work.
            let _ = thread::Builder::new().name("guillemet-index".into()).spawn_scoped(scope, worker);
        }
        drop(out);
        let result = receive(&inbox);
        // Workers that wait for room in the queue end now.
        drop(inbox);
        result
    })
}

/// Lowers this thread's priority, so that interactive work runs first. Linux only: elsewhere `nice` would affect the
/// whole process.
pub fn give_way() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(10);
}
