//! Printer of the selected items of a module.

use super::module::{Item, Kind, Module};
use super::resolution::Part;
use super::selection::Selection;
use std::ops::Range;
use syn::UseTree;

/// Prints the text of a module, with the items that are selected.
pub(crate) fn module(module: &Module, index: usize, selection: &Selection<'_>) -> String {
    let mut printer = Printer::new(module.text, 0);
    let items = Items { module, index, selection };
    for (position, item) in module.items.iter().enumerate() {
        match items.print(position, item) {
            Printed::Whole => printer.keep(item.span.clone()),
            Printed::Changed(text) => printer.replace(item.span.clone(), &text),
            Printed::Nothing => printer.skip(item.span.clone()),
        }
    }
    let mut text = printer.text;
    text.push('\n');
    text
}

/// The form in which an item is printed.
enum Printed {
    Whole,
    Changed(String),
    Nothing,
}

/// The items of a module.
struct Items<'a> {
    module: &'a Module,
    index: usize,
    selection: &'a Selection<'a>,
}

impl Items<'_> {
    fn print(&self, position: usize, item: &Item) -> Printed {
        let is_taken = self.selection.has(Part::Item(self.index, position));
        let text = self.module.text.get(item.span.clone()).unwrap_or_default();
        match &item.kind {
            Kind::Module { name, .. } => {
                match self.selection.has_child(self.index, name) {
                    // The attribute is for the fixture: generated crates have a `rustfmt.toml`.
                    true => Printed::Changed(text.replace("#[rustfmt::skip]\n", "")),
                    false => Printed::Nothing,
                }
            }
            Kind::Use { imports, .. } => self.import(position, imports.len(), text),
            Kind::Inherent { members, .. } if is_taken => {
                let has = |member| self.selection.has(Part::Member(self.index, position, member));
                if (0..members.len()).all(has) {
                    return Printed::Whole;
                }
                let mut printer = Printer::new(self.module.text, item.span.start);
                for (member, syntax) in members.iter().enumerate() {
                    match has(member) {
                        true => printer.keep(syntax.span.clone()),
                        false => printer.skip(syntax.span.clone()),
                    }
                }
                printer.finish(item.span.end);
                Printed::Changed(printer.text)
            }
            _ if is_taken => Printed::Whole,
            _ => Printed::Nothing,
        }
    }

    fn import(&self, position: usize, names: usize, text: &str) -> Printed {
        let keeps = (0..names).map(|name| self.selection.has_import(self.index, position, name));
        let keeps: Vec<_> = keeps.collect();
        if keeps.iter().all(|keeps| *keeps) {
            return Printed::Whole;
        }
        shortened(text, keeps).map_or(Printed::Nothing, Printed::Changed)
    }
}

/// Returns an import with the names that stay.
fn shortened(text: &str, keeps: Vec<bool>) -> Option<String> {
    let item: syn::ItemUse = syn::parse_str(text).ok()?;
    let mut keeps = keeps.into_iter();
    let tree = filtered(&item.tree, &mut || keeps.next().unwrap_or_default())?;
    let items = vec![syn::Item::Use(syn::ItemUse { tree, ..item })];
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items };
    Some(prettyplease::unparse(&file).trim_end().to_owned())
}

/// Returns an import with those of its names that pass.
fn filtered(tree: &UseTree, keeps: &mut dyn FnMut() -> bool) -> Option<UseTree> {
    match tree {
        UseTree::Path(path) => {
            let tree = Box::new(filtered(&path.tree, keeps)?);
            Some(UseTree::Path(syn::UsePath { tree, ..path.clone() }))
        }
        UseTree::Group(group) => {
            let trees = group.items.iter().filter_map(|tree| filtered(tree, keeps));
            let items: syn::punctuated::Punctuated<_, _> = trees.collect();
            match items.len() {
                0 => None,
                1 if !is_self(&items[0]) => items.into_iter().next(),
                _ => Some(UseTree::Group(syn::UseGroup { items, ..group.clone() })),
            }
        }
        leaf => keeps().then(|| leaf.clone()),
    }
}

fn is_self(tree: &UseTree) -> bool {
    matches!(tree, UseTree::Name(name) if name.ident == "self")
}

/// Text in which some parts are left out.
struct Printer<'t> {
    source: &'t str,
    at: usize,
    text: String,
    /// White space and comments before a part that was left out.
    skipped: Option<&'t str>,
}

impl<'t> Printer<'t> {
    fn new(source: &'t str, at: usize) -> Self {
        Printer { source, at, text: String::new(), skipped: None }
    }

    /// Prints a part, and the comments before it.
    fn keep(&mut self, span: Range<usize>) {
        let source = self.source;
        self.replace(span.clone(), source.get(span).unwrap_or_default());
    }

    /// Prints another text in the place of a part.
    fn replace(&mut self, span: Range<usize>, text: &str) {
        let before = self.source.get(self.at..span.start).unwrap_or_default();
        // The blank line before a part that was left out separates others, too.
        let separates = |text: &&str| text.starts_with("\n\n");
        match self.skipped.take().filter(separates) {
            Some(_) if !before.starts_with("\n\n") && !self.text.is_empty() => {
                self.text.push('\n');
            }
            _ => {}
        }
        // No blank line follows the brace of an implementation.
        let begins = self.text.ends_with('{');
        let before = if begins { before.trim_start_matches('\n') } else { before };
        self.text.push_str(if begins { "\n" } else { "" });
        self.text.push_str(before);
        self.text.push_str(text);
        self.at = span.end;
    }

    fn skip(&mut self, span: Range<usize>) {
        let before = self.source.get(self.at..span.start).unwrap_or_default();
        if self.text.is_empty() {
            // Documentation of the module, or the line that an implementation begins with.
            self.text.push_str(before.trim_end());
            self.skipped = Some(if before.contains("\n\n") { "\n\n" } else { "\n" });
        } else {
            self.skipped = self.skipped.filter(|text| text.starts_with("\n\n")).or(Some(before));
        }
        self.at = span.end;
    }

    fn finish(&mut self, end: usize) {
        self.text.push_str(self.source.get(self.at..end).unwrap_or_default());
        self.at = end;
    }
}
