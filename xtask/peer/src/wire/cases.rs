//! Trying random cases.

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

/// Tries values, and returns how many differences were found: none or one.
pub fn differences<S: Strategy>(
    what: &str,
    cases: u32,
    values: &S,
    same: impl Fn(S::Value) -> Result<(), TestCaseError>,
) -> u32 {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    match TestRunner::new(config).run(values, same) {
        Ok(()) => 0,
        Err(error) => {
            println!("{what} differ: {error}");
            1
        }
    }
}
