//! The content of a file that comes as a stream.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::Body;

/// A stream, which can be sent once: copies share it.
#[derive(Clone)]
pub(super) struct FileStream(Arc<Mutex<Option<Body>>>);

impl FileStream {
    pub(super) fn new(body: Body) -> Self {
        Self(Arc::new(Mutex::new(Some(body))))
    }

    /// The stream, unless it was taken already.
    pub(super) fn take(&self) -> Option<Body> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Two streams are equal where they are one.
impl PartialEq for FileStream {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for FileStream {}

impl Hash for FileStream {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.0).hash(state);
    }
}
