//! What the loop of the server is told by its threads.

use std::sync::Arc;

use lsp_server::{Message, RequestId};
use serde_json::Value;

use super::documents::Draft;
use super::verdicts::Found;
use crate::archive::RefreshPhase;

/// Something that happened.
#[derive(Debug)]
pub(super) enum Event {
    /// The client sent a message.
    Message(Message),
    /// The client sent something else; the error to answer with.
    Garbage(Value),
    /// The client is gone.
    Gone,
    /// A request was answered.
    Answered(RequestId, Result<Value, String>),
    /// A draft was checked, the first of many quotations at least.
    Checked(Arc<Draft>, Arc<Vec<Found>>),
    /// The index cannot be used: it is damaged or gone.
    IndexLost,
    /// What a thread could not do, in words.
    Trouble(String),
    /// The archives are being read: the phase, what is done of what there is.
    Reading(RefreshPhase, usize, usize),
    /// The list of articles is another one.
    Renewed,
    /// The archives were read, or could not be.
    ReadingEnded,
    /// Another program reads the archives at the moment.
    Busy,
    /// What was indexed is being indexed anew; why, in words.
    Rebuilt(String),
    /// A bookmark was kept, a quotation ignored: what to say, and whether drafts are to be checked again.
    Done(String, bool),
}
