//! The programs of the README and of the pages in `docs/`, so that they compile. The tests of the clients are in `tests/`.

macro_rules! pages {
    ($($name:ident: $path:literal,)*) => {
        $(
            #[cfg(doctest)]
            #[doc = include_str!(concat!("../../../", $path))]
            struct $name;
        )*

        /// The pages whose programs are compiled.
        #[cfg(test)]
        const PAGES: &[&str] = &[$($path),*];
    };
}

pages! {
    Readme: "README.md",
    Using: "docs/src/using-a-client.md",
    Errors: "docs/src/errors-and-retries.md",
    ByName: "docs/src/calling-by-name.md",
}

#[cfg(doctest)]
#[doc = include_str!(concat!(env!("OUT_DIR"), "/examples.md"))]
struct Examples;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::PAGES;

    const SUMMARY: &str = "docs/src/SUMMARY.md";

    #[test]
    fn all_programs_in_the_documentation_are_compiled() {
        for page in pages() {
            let text = read(&page);
            let has_programs = text.lines().any(|line| line.trim_start().starts_with("```rust"));
            assert_eq!(has_programs, PAGES.contains(&page.as_str()), "{page}");
        }
    }

    #[test]
    fn the_summary_has_all_pages_and_links_lead_to_files() {
        let summary = targets(&read(SUMMARY));
        for page in pages().iter().filter(|page| *page != "README.md" && *page != SUMMARY) {
            let name = page.trim_start_matches("docs/src/");
            assert!(summary.iter().any(|target| target == name), "{page}");
        }
        for page in pages() {
            let folder = Path::new(&page).parent().map(Path::to_owned).unwrap_or_default();
            for target in targets(&read(&page)) {
                assert!(repository().join(&folder).join(&target).exists(), "{page}: {target}");
            }
        }
    }

    #[test]
    fn a_newcomer_can_read_the_readme_in_five_minutes() {
        assert!(read("README.md").lines().count() < 200);
    }

    fn repository() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    fn read(path: &str) -> String {
        fs::read_to_string(repository().join(path)).unwrap()
    }

    /// The README and the files of the book.
    fn pages() -> Vec<String> {
        let files = fs::read_dir(repository().join("docs/src")).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        names.map(|name| format!("docs/src/{name}")).chain(["README.md".to_owned()]).collect()
    }

    /// The files that a page links to, without the addresses of the web.
    fn targets(text: &str) -> Vec<String> {
        let links = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        let files =
            links.map(|(target, _)| target).filter(|target| !target.contains("://") && !target.starts_with('#'));
        files.map(|target| target.split_once('#').map_or(target, |(file, _)| file).to_owned()).collect()
    }
}
