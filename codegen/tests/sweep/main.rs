//! Members of every type in every place: those that Smithy allows become crates that compile without
//! warnings, and the others are refused.
//!
//! Each case is a model with a single member, so that no other member brings runtime code that this one
//! needs. Cases whose crates have the same runtime code share a crate. The test compiles enough crates
//! that each runtime file is compiled without each other file, and fails if it needs a missing one.
//! For each type, it also compiles a crate with all runtime code.

mod crates;
mod model;
mod places;
#[path = "../support/mod.rs"]
mod support;
mod types;

use crates::{add, check, client_files, runtime_code, runtime_files};
use model::{Case, ivschat_with, model};
use places::places;
use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use support::generate;
use support::workspace::Workspace;
use types::{Type, types};

/// Returns every type in every place where the code differs.
fn cases(types: &[Type]) -> Vec<Case<'_>> {
    let pairs = places().into_iter().flat_map(|place| types.iter().map(move |ty| (place, ty)));
    let pairs = pairs.filter(|(place, ty)| place.is_distinct(ty));
    pairs.enumerate().map(|(number, (place, ty))| Case { number, place, ty }).collect()
}

/// Returns the runtime code of the crate of a case, or `None` if the case is refused as expected. An
/// unexpected outcome is an error.
fn outcome(case: &Case<'_>) -> Result<Option<String>, String> {
    let Case { place, ty, .. } = case;
    let is_supported = place.allows(ty) && !place.exceeds_generator(ty);
    match generate("sweep", &model(std::slice::from_ref(case))) {
        Ok(files) if is_supported => Ok(Some(runtime_code(&files))),
        Ok(_) => Err(format!("{}: not refused", case.title())),
        Err(problems) => {
            let problems = problems.to_string();
            let is_refused = !is_supported && !problems.contains("error[generator]");
            if is_refused { Ok(None) } else { Err(format!("{}: {problems}", case.title())) }
        }
    }
}

/// Returns the outcome of each case, computed on all cores.
fn outcomes(cases: &[Case<'_>]) -> Vec<Result<Option<String>, String>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let outcomes = |cases: &[Case<'_>]| cases.iter().map(outcome).collect::<Vec<_>>();
    thread::scope(|scope| {
        let parts = cases.chunks(cases.len().div_ceil(cores));
        let threads: Vec<_> = parts.map(|part| scope.spawn(move || outcomes(part))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("outcomes")).collect()
    })
}

/// Adds the pairs of a file that is present and one that is absent. Returns true if any pair is new.
fn adds_pairs(
    present: &BTreeSet<String>,
    files: &BTreeSet<String>,
    pairs: &mut BTreeSet<(String, String)>,
) -> bool {
    let before = pairs.len();
    for absent in files.difference(present) {
        pairs.extend(present.iter().map(|file| (file.clone(), absent.clone())));
    }
    pairs.len() > before
}

#[test]
fn member_of_each_type_in_each_place_compiles_or_is_refused() {
    let types = types();
    let cases = cases(&types);
    let (mut groups, mut wrong) = (BTreeMap::<_, Vec<_>>::new(), Vec::new());
    for (case, outcome) in cases.iter().zip(outcomes(&cases)) {
        match outcome {
            Ok(Some(runtime)) => groups.entry(runtime).or_default().push(case.clone()),
            Ok(None) => {}
            Err(problem) => wrong.push(problem),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let crates = groups.len();
    let supported: usize = groups.values().map(Vec::len).sum();
    let mut pairs = BTreeSet::new();
    let files: BTreeSet<_> = groups.keys().flat_map(|runtime| runtime_files(runtime)).collect();
    groups.retain(|runtime, _| adds_pairs(&runtime_files(runtime), &files, &mut pairs));

    let workspace = Workspace::create("sweep");
    let (mut names, mut clients, mut titles) = (Vec::new(), BTreeMap::new(), String::new());
    for (runtime, cases) in &groups {
        let name = format!("sweep-{}", names.len());
        let files = generate(&name, &model(cases)).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(runtime_code(&files).replace(&name, "sweep"), *runtime, "{name}");
        add(&workspace, &name, &files);
        // Check the client of one crate for each set of client files.
        clients.entry(client_files(&files)).or_insert_with(|| name.clone());
        let cases: Vec<_> = cases.iter().map(Case::title).collect();
        titles += &format!("{name}: {}\n", cases.join(", "));
        names.push(name);
    }
    println!(
        "{} models: {supported} supported, in {crates} crates; {} refused; {} crates compiled, {} with the client",
        cases.len(),
        cases.len() - supported,
        names.len(),
        clients.len(),
    );
    for ty in types.iter().filter(|ty| !ty.is_similar() && !ty.is_collection()) {
        let name = format!("whole-{}", ty.name.to_lowercase());
        let files =
            generate(&name, &ivschat_with(ty)).unwrap_or_else(|problems| panic!("{problems}"));
        add(&workspace, &name, &files);
        names.push(name);
    }
    let clients: Vec<_> = clients.into_values().collect();
    check(&workspace, &names, "", &titles);
    check(&workspace, &clients, "client", &titles);
}
