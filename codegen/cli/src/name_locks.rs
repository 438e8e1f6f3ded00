//! The name locks beside the documents: compares those that are there with those that a run gives, and writes them.

use std::fs;
use std::path::PathBuf;

use crate::ending::Failure;
use crate::output::{Change, Staged, unified};

/// The locks that change.
#[derive(Default)]
pub struct LockChanges(Vec<LockChange>);

/// A lock that changes.
struct LockChange {
    path: PathBuf,
    /// `None` where there is none yet.
    old: Option<String>,
    /// `None` where it has nothing to remember any more.
    new: Option<String>,
}

impl LockChanges {
    /// Compares a lock with the text that it is to have, which is empty where there is nothing to remember.
    ///
    /// # Errors
    ///
    /// There is such a file, and it can't be read.
    pub fn add(&mut self, path: &PathBuf, text: String) -> Result<(), Failure> {
        let read = || fs::read_to_string(path).map_err(|error| Failure::io("read", path, &error));
        let old = path.exists().then(read).transpose()?;
        let new = Some(text).filter(|text| !text.is_empty());
        if old != new {
            self.0.push(LockChange { path: path.clone(), old, new });
        }
        Ok(())
    }

    /// Whether every lock is as it should be.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What would change, as a unified diff.
    pub fn diff(&self) -> String {
        let change = |lock: &LockChange| {
            unified(&Change { path: lock.path.clone(), old: lock.old.as_deref(), new: lock.new.as_deref() })
        };
        self.0.iter().map(change).collect()
    }

    /// Writes the locks, and deletes those that have nothing to remember any more. Gives a line for each.
    ///
    /// # Errors
    ///
    /// A file can't be written or deleted.
    pub fn apply(&self) -> Result<Vec<String>, Failure> {
        let mut staged = Staged::default();
        let mut done = Vec::new();
        for lock in &self.0 {
            let path = lock.path.display();
            match &lock.new {
                Some(text) => {
                    staged.add(&lock.path, text.as_bytes())?;
                    done.push(format!("{path}: the name lock is written; commit it"));
                }
                None => {
                    fs::remove_file(&lock.path).map_err(|error| Failure::io("delete", &lock.path, &error))?;
                    done.push(format!("{path}: the name lock is deleted: no name needs it"));
                }
            }
        }
        staged.put_in_place()?;
        Ok(done)
    }
}
