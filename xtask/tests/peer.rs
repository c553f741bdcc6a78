//! The command line of the comparison with the official client.

mod support;

use support::{assert_exit, stdout, xtask};

#[test]
fn bad_usage_is_reported_before_a_build() {
    for arguments in [&["--cases", "many"][..], &["--quick"], &["bench", "--cases", "1"]] {
        assert_exit(&xtask(&[&["peer"], arguments].concat()), 2);
    }
}

#[test]
fn help_lists_all_commands() {
    let output = xtask(&["peer", "--help"]);
    assert_exit(&output, 0);
    for command in ["bench", "table", "guard", "--cases <N>"] {
        assert!(stdout(&output).contains(command), "{}", stdout(&output));
    }
}
