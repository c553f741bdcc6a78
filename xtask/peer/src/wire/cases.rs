//! Random test cases.

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

/// Compares the clients for random values. Prints the first difference, and returns the number of
/// differences: 0 or 1.
pub fn compare<S: Strategy>(
    label: &str,
    cases: u32,
    values: &S,
    assert_same: impl Fn(S::Value) -> Result<(), TestCaseError>,
) -> u32 {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    match TestRunner::new(config).run(values, assert_same) {
        Ok(()) => 0,
        Err(error) => {
            println!("{label} differ: {error}");
            1
        }
    }
}
