//! IR to IR, or IR to side table.
