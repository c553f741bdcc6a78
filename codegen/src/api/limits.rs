//! The directions in which limits change.

use super::kind::Kind;

/// Returns the kind of a change of a limit on the values of requests, such as
/// `1 to 128 characters, pattern ^a`. `None` stands for no limit.
pub(crate) fn change(was: Option<&str>, is: Option<&str>) -> Kind {
    let (Some(was), Some(is)) = (was, is) else {
        return if was.is_none() { Kind::LimitTightened } else { Kind::LimitLoosened };
    };
    let (was, is): (Vec<_>, Vec<_>) = (was.split(", ").collect(), is.split(", ").collect());
    let common = was.len().min(is.len());
    let (mut tightened, mut loosened) = (is.len() > common, was.len() > common);
    for (was, is) in was.iter().zip(&is).filter(|(was, is)| was != is) {
        match (interval(was), interval(is)) {
            (Some(was), Some(is)) => {
                tightened |= is.0 > was.0 || is.1 < was.1;
                loosened |= is.0 < was.0 || is.1 > was.1;
            }
            _ => return Kind::LimitChanged,
        }
    }
    match (tightened, loosened) {
        (true, false) => Kind::LimitTightened,
        (false, true) => Kind::LimitLoosened,
        _ => Kind::LimitChanged,
    }
}

/// Parses a length or a range, such as `1 to 128 characters` or `At most 3`.
fn interval(text: &str) -> Option<(f64, f64)> {
    let number = |word: &str| word.parse::<f64>().ok();
    let words: Vec<_> = text.split(' ').collect();
    match *words.as_slice() {
        [min, "to", max, ..] => Some((number(min)?, number(max)?)),
        ["At" | "at", "least", min, ..] => Some((number(min)?, f64::INFINITY)),
        ["At" | "at", "most", max, ..] => Some((f64::NEG_INFINITY, number(max)?)),
        ["Exactly" | "exactly", value, ..] => Some((number(value)?, number(value)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn change_of_bounds_has_a_direction() {
        use Kind::{LimitChanged, LimitLoosened, LimitTightened};
        for (was, is, expected) in [
            ("", "At most 9", LimitTightened),
            ("1 to 9", "", LimitLoosened),
            ("1 to 9 characters", "1 to 8 characters", LimitTightened),
            ("1 to 9", "At most 9", LimitLoosened),
            ("At least -1.5", "At least -2", LimitLoosened),
            ("At most 9", "Exactly 9", LimitTightened),
            ("1 to 9", "2 to 10", LimitChanged),
            ("1 to 9", "1 to 9, pattern ^a", LimitTightened),
            ("1 to 9, pattern ^a", "1 to 9", LimitLoosened),
            ("1 to 9, pattern ^a", "1 to 8", LimitChanged),
            ("^a", "^b", LimitChanged),
        ] {
            let value = |text: &'static str| Some(text).filter(|text| !text.is_empty());
            assert_eq!(change(value(was), value(is)), expected, "{was} → {is}");
        }
    }
}
