//! The code of an operation that nobody calls is not compiled into the library: each function is `#[inline]`, so that whoever calls it
//! compiles it.

use snapshot_tests::Case;

#[test]
fn every_function_of_an_operation_is_compiled_only_where_it_is_called() {
    let mut functions = 0;
    for case in Case::all("cases") {
        let files = case.generate("api").files.into_iter().filter(|file| file.path.contains("operations"));
        for file in files {
            let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
            for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
                if next.starts_with("fn ") || next.starts_with("pub fn ") {
                    functions += 1;
                    assert_eq!(*line, "#[inline]", "{}: {}: {next}", case.behaviour(), file.path);
                }
            }
        }
    }
    assert!(functions > 400, "{functions} functions were looked at");
}
