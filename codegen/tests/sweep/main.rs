//! Every type in every place: what Smithy allows becomes a crate that compiles without a warning, and
//! the rest is refused.
//!
//! Each case is a model of its own, with one member, since a model may need support code that no other
//! part of it asks for. Cases whose crates have the same support code are one crate. Compiled are the
//! crates that show each file of support code without each other file: a file that needs another fails
//! to compile where that is missing. All cases of a type are compiled in one more crate.

mod crates;
mod model;
mod places;
#[path = "../support/mod.rs"]
mod support;
mod types;

use crates::{add, check, client_files, support_code, support_files};
use model::{Case, model, whole};
use places::places;
use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use support::generate;
use support::workspace::Workspace;
use types::{Type, types};

/// Every type in every place where it makes a difference.
fn cases(types: &[Type]) -> Vec<Case<'_>> {
    let pairs = places().into_iter().flat_map(|place| types.iter().map(move |ty| (place, ty)));
    let pairs = pairs.filter(|(place, ty)| place.is_of_interest(ty));
    pairs.enumerate().map(|(number, (place, ty))| Case { number, place, ty }).collect()
}

/// The support code that a case alone needs, `None` if it is refused, or what is wrong.
fn outcome(case: &Case<'_>) -> Result<Option<String>, String> {
    let Case { place, ty, .. } = case;
    let is_taken = place.allows(ty) && !place.is_beyond(ty);
    match generate("sweep", &model(std::slice::from_ref(case))) {
        Ok(files) if is_taken => Ok(Some(support_code(&files))),
        Ok(_) => Err(format!("{}: is not refused", case.title())),
        Err(problems) => {
            let problems = problems.to_string();
            let is_told = !is_taken && !problems.contains("error[generator]");
            if is_told { Ok(None) } else { Err(format!("{}: {problems}", case.title())) }
        }
    }
}

/// The outcome of each case, found on all cores.
fn outcomes(cases: &[Case<'_>]) -> Vec<Result<Option<String>, String>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let of_all = |cases: &[Case<'_>]| cases.iter().map(outcome).collect::<Vec<_>>();
    thread::scope(|scope| {
        let parts = cases.chunks(cases.len().div_ceil(cores));
        let threads: Vec<_> = parts.map(|part| scope.spawn(move || of_all(part))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("outcomes")).collect()
    })
}

/// Whether these files show one that no crate before showed: a file without another one.
fn shows_more(
    present: &BTreeSet<String>,
    files: &BTreeSet<String>,
    shown: &mut BTreeSet<(String, String)>,
) -> bool {
    let before = shown.len();
    for absent in files.difference(present) {
        shown.extend(present.iter().map(|file| (file.clone(), absent.clone())));
    }
    shown.len() > before
}

#[test]
fn type_in_each_place_compiles_or_is_refused() {
    let types = types();
    let cases = cases(&types);
    let (mut groups, mut wrong) = (BTreeMap::<_, Vec<_>>::new(), Vec::new());
    for (case, outcome) in cases.iter().zip(outcomes(&cases)) {
        match outcome {
            Ok(Some(support)) => groups.entry(support).or_default().push(case.clone()),
            Ok(None) => {}
            Err(problem) => wrong.push(problem),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let crates = groups.len();
    let taken: usize = groups.values().map(Vec::len).sum();
    let mut shown = BTreeSet::new();
    let files: BTreeSet<_> = groups.keys().flat_map(|support| support_files(support)).collect();
    groups.retain(|support, _| shows_more(&support_files(support), &files, &mut shown));

    let workspace = Workspace::create("sweep");
    let (mut names, mut clients, mut titles) = (Vec::new(), BTreeMap::new(), String::new());
    for (support, cases) in &groups {
        let name = format!("sweep-{}", names.len());
        let files = generate(&name, &model(cases)).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(support_code(&files).replace(&name, "sweep"), *support, "{name}");
        add(&workspace, &name, &files);
        // One crate for each set of files that only clients have.
        clients.entry(client_files(&files)).or_insert_with(|| name.clone());
        let cases: Vec<_> = cases.iter().map(Case::title).collect();
        titles += &format!("{name}: {}\n", cases.join(", "));
        names.push(name);
    }
    println!(
        "{} models: {taken} taken, in {crates} crates; {} refused; {} crates compiled, {} with the client",
        cases.len(),
        cases.len() - taken,
        names.len(),
        clients.len(),
    );
    for ty in types.iter().filter(|ty| !ty.is_alike() && !ty.is_collection()) {
        let name = format!("whole-{}", ty.name.to_lowercase());
        let files = generate(&name, &whole(ty)).unwrap_or_else(|problems| panic!("{problems}"));
        add(&workspace, &name, &files);
        names.push(name);
    }
    let clients: Vec<_> = clients.into_values().collect();
    check(&workspace, &names, "", &titles);
    check(&workspace, &clients, "client", &titles);
}
