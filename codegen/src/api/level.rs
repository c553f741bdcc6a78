//! The parts of a version that changes raise.

use serde::Serialize;
use std::fmt;

/// The part of the version that a change raises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing changed, or only documentation.
    #[default]
    None,
    /// The client works differently inside. Callers see no difference.
    Patch,
    /// The crate has new items, or calls behave differently.
    Minor,
    /// Code or stored JSON of the old crate may not work with the new crate.
    Major,
}

impl Level {
    /// Returns the version that follows `version`, or `None` if that is not three numbers.
    ///
    /// Before 1.0.0, the second number stands for breaking changes and the third for all others, as
    /// cargo reads them.
    pub fn next_version(self, version: &str) -> Option<String> {
        let numbers: Vec<u64> =
            version.split('.').map(|number| number.parse().ok()).collect::<Option<_>>()?;
        let [major, minor, patch] = numbers[..] else { return None };
        let next = match (self, major) {
            (Level::None, _) => [major, minor, patch],
            (Level::Major, 0) => [0, minor.checked_add(1)?, 0],
            (Level::Major, _) => [major.checked_add(1)?, 0, 0],
            (Level::Minor, 1..) => [major, minor.checked_add(1)?, 0],
            (Level::Minor | Level::Patch, _) => [major, minor, patch.checked_add(1)?],
        };
        Some(next.map(|number| number.to_string()).join("."))
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Level::None => "none",
            Level::Patch => "patch",
            Level::Minor => "minor",
            Level::Major => "major",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_version_follows_the_rules_of_cargo() {
        for (version, expected) in [
            ("0.1.2", ["0.1.2", "0.1.3", "0.1.3", "0.2.0"]),
            ("1.2.3", ["1.2.3", "1.2.4", "1.3.0", "2.0.0"]),
        ] {
            let levels = [Level::None, Level::Patch, Level::Minor, Level::Major];
            let next = levels.map(|level| level.next_version(version));
            assert_eq!(next, expected.map(|version| Some(version.to_owned())));
        }
        for version in ["", "1.0", "1.0.0-rc", "1.0.0.0", "a.b.c"] {
            assert_eq!(Level::Patch.next_version(version), None, "{version}");
        }
        assert_eq!(Level::Patch.next_version(&format!("0.0.{}", u64::MAX)), None);
    }
}
