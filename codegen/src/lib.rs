//! OpenAPI documents in, Rust files and diagnostics out.
//!
//! It uses no file system, clock, network or process: the caller reads the documents and writes the files.

pub mod diagnostic;
pub mod diff;
pub mod ir;
pub mod pointer;
pub mod settings;
pub mod surface;

mod check;
mod digest;
mod extensions;
mod fetched;
mod filter;
mod grammar;
mod header;
mod internal_keys;
mod invisible;
mod json_path;
mod locate;
mod lower;
mod money_name;
mod name_lock;
mod normalize;
mod origins;
mod overlay;
mod parse;
mod passes;
mod read;
mod render;
mod reserved;
mod rust_keywords;
mod scans;
mod sentence;
mod similar;
mod source;
mod stack;
mod stale;
mod stats;
mod swagger2;

pub use fetched::{TextFormat, document_format};
pub use header::{header_text, is_generated};
pub use locate::{in_file as locate_in_file, places as locate_places};
pub use name_lock::NamesToKeep;
pub use origins::TypeOrigin;
pub use passes::module_name;
pub use read::documents::{Files, NoFiles};
pub use render::{CrateApi, CrateOptions, Runtime, crate_files, modules_file};
pub use rust_keywords::is_keyword;
pub use scans::Scans;
pub use source::{Corrected, Description, Outcome, OutputFile, Source, SourceFile, ext_path};
pub use stats::Stats;

use diagnostic::{Diagnostics, Located};
use grammar::Place;
use name_lock::NameLock;
use pointer::Pointer;
use read::documents::LocalDocuments;
use settings::Settings;
use stale::History;

/// Makes the client module of one document.
///
/// Never fails and never panics. The diagnostics say what could not be used; if that is the whole document,
/// there are no files.
pub fn generate(source: &Source<'_>, settings: &Settings) -> Outcome {
    stack::with_room(|| run_stages(source, settings))
}

/// Describes what users and the wire see of the client of one document, without making the client.
///
/// Never fails and never panics. The diagnostics are those of [`generate`]; where there are no files, there is no surface.
pub fn describe(source: &Source<'_>, settings: &Settings) -> Description {
    stack::with_room(|| run_description(source, settings))
}

/// The document as its overlay corrects it, before anything else is done to it.
///
/// Never fails and never panics. An action that cannot be applied is among the diagnostics.
pub fn correct(source: &Source<'_>) -> Corrected {
    stack::with_room(|| run_correction(source))
}

/// The text of a name lock with which things have these names again: [`Description::name_lock`] but for them. `None` if the document could not
/// be used.
pub fn lock_keeping(source: &Source<'_>, settings: &Settings, names: &NamesToKeep) -> Option<String> {
    stack::with_room(|| {
        let mut diagnostics = Diagnostics::default();
        let documents = LocalDocuments::new(source.files, &source.document.name);
        let mut documents = documents.coming_from(settings.source.as_ref());
        let lock = NameLock { keep: names.clone(), ..source.read_name_lock(&mut diagnostics)? };
        let (_, tables) = plan(source, settings, &lock, &mut documents, &mut diagnostics)?;
        Some(tables.name_lock.to_text())
    })
}

/// Follows the references of a document, and asks its files for what they lead to; gives the messages about both.
///
/// Never fails and never panics.
pub fn resolve(source: &Source<'_>, settings: &Settings) -> Vec<Located> {
    stack::with_room(|| run_resolution(source, settings))
}

fn run_stages(source: &Source<'_>, settings: &Settings) -> Outcome {
    let mut diagnostics = Diagnostics::default();
    let documents = LocalDocuments::new(source.files, &source.document.name);
    let mut documents = documents.coming_from(settings.source.as_ref());
    let lock = source.read_name_lock(&mut diagnostics);
    let planned = lock.and_then(|lock| plan(source, settings, &lock, &mut documents, &mut diagnostics));
    // `render` adds no messages, so that the lines of all messages can be found while it runs.
    let (made, diagnostics) = rayon::join(
        || planned.map(|(api, tables)| write_module(&api, &tables, source)).unwrap_or_default(),
        || locate::in_run(diagnostics.into_list(), source, &documents),
    );
    Outcome { files: made.files, name_lock: made.name_lock, diagnostics, stats: made.stats, types: made.types }
}

fn run_description(source: &Source<'_>, settings: &Settings) -> Description {
    let mut diagnostics = Diagnostics::default();
    let documents = LocalDocuments::new(source.files, &source.document.name);
    let mut documents = documents.coming_from(settings.source.as_ref());
    let lock = source.read_name_lock(&mut diagnostics);
    let planned = lock.and_then(|lock| plan(source, settings, &lock, &mut documents, &mut diagnostics));
    let surface = planned.as_ref().map(|(api, tables)| surface::describe_api(api, tables, &module_name(&source.api)));
    let name_lock = planned.map(|(_, tables)| tables.name_lock.to_text());
    Description { surface, name_lock, diagnostics: locate::in_run(diagnostics.into_list(), source, &documents) }
}

fn run_resolution(source: &Source<'_>, settings: &Settings) -> Vec<Located> {
    let mut diagnostics = Diagnostics::default();
    let documents = LocalDocuments::new(source.files, &source.document.name);
    let mut documents = documents.coming_from(settings.source.as_ref());
    if let Some(mut document) = source.read_document(&mut diagnostics)
        && source.correct(&mut document, &History::new(source.files), &mut diagnostics).is_some()
    {
        reserved::remove_reserved_keys(&mut document, &Place::start(Pointer::root()), &mut diagnostics);
        let document = swagger2::to_openapi_3(document, &mut documents, &mut diagnostics);
        normalize::normalize(document, &mut documents, &mut diagnostics);
    }
    locate::in_run(diagnostics.into_list(), source, &documents)
}

fn run_correction(source: &Source<'_>) -> Corrected {
    let mut diagnostics = Diagnostics::default();
    let documents = LocalDocuments::new(source.files, &source.document.name);
    let corrected = source.read_document(&mut diagnostics).and_then(|mut document| {
        source.correct(&mut document, &History::new(source.files), &mut diagnostics)?;
        serde_yaml::to_string(&document).ok()
    });
    Corrected { yaml: corrected, diagnostics: locate::in_run(diagnostics.into_list(), source, &documents) }
}

/// The stages before `render`, in order; `None` if one of them could use nothing of the document.
fn plan(
    source: &Source<'_>,
    settings: &Settings,
    lock: &NameLock,
    documents: &mut LocalDocuments<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(ir::Api, passes::Tables)> {
    let api = understand(source, settings, lock, documents, diagnostics)?;
    Some(passes::run_passes(api, settings, lock, diagnostics))
}

/// What was made of a document.
#[derive(Default)]
struct Made {
    files: Vec<OutputFile>,
    name_lock: Option<String>,
    stats: Stats,
    types: Vec<TypeOrigin>,
}

/// The stages up to the IR, in order; `None` if one of them could use nothing of the document.
fn understand(
    source: &Source<'_>,
    settings: &Settings,
    lock: &NameLock,
    documents: &mut LocalDocuments<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ir::Api> {
    let mut document = source.read_document(diagnostics)?;
    let history = History::new(source.files);
    source.correct(&mut document, &history, diagnostics)?;
    reserved::remove_reserved_keys(&mut document, &Place::start(Pointer::root()), diagnostics);
    let decimals = settings.select(&document, &history, diagnostics);
    let document = swagger2::to_openapi_3(document, documents, diagnostics);
    let document = normalize::normalize(document, documents, diagnostics)?;
    let document = filter::keep_chosen(document, settings, &history, diagnostics)?;
    let document = check::check(document, diagnostics);
    let document = parse::parse(document, diagnostics)?;
    // The document ends here, which frees most of the memory: nothing after `lower` looks at it.
    Some(lower::lower(&document, settings, lock, &decimals, diagnostics))
}

/// The last stage. It cannot fail.
fn write_module(api: &ir::Api, tables: &passes::Tables, source: &Source<'_>) -> Made {
    let files = render::render(api, tables, &module_name(&source.api), source.has_ext);
    let name_lock = Some(tables.name_lock.to_text());
    Made { files, name_lock, stats: Stats::of_api(api, tables), types: origins::type_origins(api, &tables.names) }
}
