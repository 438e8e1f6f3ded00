//! Files as bodies and as parts of bodies: read while they are sent, never whole.

use reqwest::Body;
use tokio::fs::File;

use super::super::file_part::{FileContent, FilePart, unreadable};

/// The content of a file with its length in bytes, where that is known. A file on disk is opened here; a stream can be had once.
pub(super) async fn content(file: &FilePart) -> Result<(Body, Option<u64>), String> {
    match file.content() {
        FileContent::Bytes(bytes) => {
            let length = u64::try_from(bytes.len()).map_err(|error| error.to_string())?;
            Ok((bytes.clone().into(), Some(length)))
        }
        FileContent::Path(path) => {
            let unreadable = |error| unreadable(file, &error);
            let open = File::open(path).await.map_err(unreadable)?;
            let length = open.metadata().await.map_err(unreadable)?.len();
            Ok((open.into(), Some(length)))
        }
        FileContent::Stream(stream, length) => match stream.take() {
            Some(body) => Ok((body, *length)),
            None => Err("a stream can be sent only once".to_owned()),
        },
    }
}
