//! Where snapshots are: beside what they show.

use std::path::Path;

use insta::Settings;

/// Settings for a snapshot of `path` in its own folder, named after it alone.
pub fn beside(path: &Path) -> Settings {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(path.parent().unwrap_or(Path::new(".")));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.remove_snapshot_suffix();
    settings.remove_input_file();
    settings
}
