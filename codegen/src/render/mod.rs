//! IR and tables to files.
