//! The summary of a report: the number of changes, the verdict and the next version.

use super::compare::Compared;
use codegen::{Diff, Effect, Level, Row, printable};

/// Returns three lines, after those for models of two services and for a crate with a part of one.
pub(crate) fn summary(compared: &Compared) -> String {
    let diff = &compared.diff;
    let services = diff.services.as_ref().map(|[old, new]| {
        let (old, new) = (printable(old), printable(new));
        format!("services {old} and {new} are two services, not versions of one\n")
    });
    let operations = (!compared.operations.is_empty()).then(|| {
        let names = printable(&compared.operations.join(", "));
        let others = compared.others;
        format!("reported what reaches {names}; other changes of the service: {others}\n")
    });
    format!(
        "{}{}changes  {}\nverdict  {}: {}\nversion  {}\n",
        services.unwrap_or_default(),
        operations.unwrap_or_default(),
        changes(diff),
        diff.verdict,
        meaning(diff.verdict),
        version(compared),
    )
}

/// Returns the number of changes by their effect, such as
/// `3: 1 breaking, 2 new, 0 other; documentation of 4 items`.
pub(crate) fn changes(diff: &Diff) -> String {
    let count = |is: fn(Effect) -> bool| {
        let has = |row: &&Row| is(row.id.effect());
        diff.rows.iter().filter(has).count()
    };
    let breaking = count(|effect| effect == Effect::Breaks);
    let new = count(|effect| effect == Effect::Adds);
    let others = count(|effect| matches!(effect, Effect::Behaves | Effect::Internal));
    let documentation = match diff.documentation {
        1 => "1 item".to_owned(),
        count => format!("{count} items"),
    };
    format!(
        "{}: {breaking} breaking, {new} new, {others} other; documentation of {documentation}",
        diff.rows.len()
    )
}

fn meaning(verdict: Level) -> &'static str {
    match verdict {
        Level::None => "only documentation differs, or nothing",
        Level::Patch => "callers see no difference",
        Level::Minor => "the crate offers more, or calls behave differently",
        Level::Major => "code or stored JSON of callers may not work any longer",
    }
}

/// Returns the version that follows, or the rule for crates of other services.
fn version(compared: &Compared) -> String {
    if let Some([current, next]) = &compared.version {
        return match current == next {
            true => format!("{} stays", printable(current)),
            false => format!("{} → {}", printable(current), printable(next)),
        };
    }
    let rule = match compared.diff.verdict {
        Level::None => "stays",
        Level::Patch => "raise the third number",
        Level::Minor => "raise the second number, or the third before 1.0.0",
        Level::Major => "raise the first number, or the second before 1.0.0",
    };
    rule.to_owned()
}
