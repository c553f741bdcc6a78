//! The layout of items: prettyplease prints the code, and this module puts a blank line between
//! items, methods, fields and variants.

use super::macro_calls;
use syn::punctuated::Punctuated;
use syn::{Fields, File, ImplItem, Item, TraitItem, parse_quote};

/// Prints attributes and items, with a blank line between them.
pub(crate) fn items(file: File) -> String {
    let mut text = prettyplease::unparse(&File {
        items: Vec::new(),
        attrs: file.attrs,
        shebang: None,
        frontmatter: None,
    });
    let mut previous = (!text.is_empty()).then_some(None);
    for item in file.items {
        let kind = declaration_kind(&item);
        let printed = print(item);
        let declaration = kind.filter(|_| printed.lines().count() == 1);
        if previous.is_some_and(|previous| previous != declaration || declaration.is_none()) {
            text.push('\n');
        }
        previous = Some(declaration);
        text.push_str(&printed);
    }
    text
}

/// The kinds of one-line declarations that form a group without blank lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Declaration {
    Module,
    Use,
}

fn declaration_kind(item: &Item) -> Option<Declaration> {
    match item {
        Item::Mod(module) if module.content.is_none() => Some(Declaration::Module),
        Item::Use(_) => Some(Declaration::Use),
        _ => None,
    }
}

fn print(item: Item) -> String {
    if let Some(text) = macro_calls::print(&item) {
        return text;
    }
    match item {
        Item::Impl(mut block) => {
            let parts = std::mem::take(&mut block.items);
            let is_small = |part: &ImplItem| matches!(part, ImplItem::Type(_) | ImplItem::Const(_));
            spaced(
                parts,
                is_small,
                parse_quote!(
                    const _A: () = ();
                ),
                |part| {
                    let mut block = block.clone();
                    block.items.push(part);
                    Item::Impl(block)
                },
            )
        }
        Item::Trait(mut block) => {
            let parts = std::mem::take(&mut block.items);
            let is_small = |part: &TraitItem| !matches!(part, TraitItem::Fn(_));
            spaced(
                parts,
                is_small,
                parse_quote!(
                    const _A: ();
                ),
                |part| {
                    let mut block = block.clone();
                    block.items.push(part);
                    Item::Trait(block)
                },
            )
        }
        Item::Struct(mut block) => match std::mem::replace(&mut block.fields, Fields::Unit) {
            Fields::Named(mut fields) => {
                let parts = std::mem::replace(&mut fields.named, Punctuated::new());
                let dummy = parse_quote!(_a: ());
                spaced(
                    parts,
                    |field| field.attrs.is_empty(),
                    dummy,
                    |part| {
                        let mut fields = fields.clone();
                        fields.named.push(part);
                        let mut block = block.clone();
                        block.fields = Fields::Named(fields);
                        Item::Struct(block)
                    },
                )
            }
            fields => {
                block.fields = fields;
                plain(Item::Struct(block))
            }
        },
        Item::Enum(mut block) => {
            let parts = std::mem::replace(&mut block.variants, Punctuated::new());
            spaced(
                parts,
                |variant| variant.attrs.is_empty(),
                parse_quote!(A),
                |part| {
                    let mut block = block.clone();
                    block.variants.push(part);
                    Item::Enum(block)
                },
            )
        }
        item => plain(item),
    }
}

/// Prints an item without blank lines between its parts.
fn plain(item: Item) -> String {
    prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    })
}

/// Prints an item part by part, with a blank line between two of them unless both are small.
///
/// `dummy` is a part of one line. Its position shows how many lines precede the parts.
fn spaced<P>(
    parts: impl IntoIterator<Item = P>,
    is_small: impl Fn(&P) -> bool,
    dummy: P,
    item: impl Fn(P) -> Item,
) -> String {
    let shell = plain(item(dummy));
    let shell: Vec<_> = shell.lines().collect();
    let [head @ .., _, end] = shell.as_slice() else {
        return String::new();
    };

    let mut body = String::new();
    let mut previous_is_small = None;
    for part in parts {
        let small = is_small(&part);
        if previous_is_small.is_some_and(|previous| !(previous && small)) {
            body.push('\n');
        }
        previous_is_small = Some(small);
        let printed = plain(item(part));
        let lines: Vec<_> = printed.lines().collect();
        for line in &lines[head.len()..lines.len() - 1] {
            body.push_str(line);
            body.push('\n');
        }
    }
    let (head, last) = (head.join("\n"), head.last().copied().unwrap_or_default());
    if body.is_empty() && last.ends_with('{') {
        return format!("{head}{end}\n");
    }
    format!("{head}\n{body}{end}\n")
}
