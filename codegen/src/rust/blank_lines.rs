//! The layout of items: prettyplease prints the code, and this module puts a blank line between
//! items, methods, fields and variants.

use super::macro_calls;
use syn::punctuated::Punctuated;
use syn::{
    Field, Fields, FieldsNamed, File, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, ItemTrait,
    Token, TraitItem, Variant, parse_quote,
};

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
            let dummy = parse_quote!(
                const _A: () = ();
            );
            let parts = std::mem::replace(&mut block.items, vec![dummy]);
            let is_small = |part: &ImplItem| matches!(part, ImplItem::Type(_) | ImplItem::Const(_));
            let bare: ItemImpl = parse_quote!(impl A {});
            spaced(Item::Impl(block), parts, is_small, |part| {
                Item::Impl(ItemImpl { items: vec![part], ..bare.clone() })
            })
        }
        Item::Trait(mut block) => {
            let dummy = parse_quote!(
                const _A: ();
            );
            let parts = std::mem::replace(&mut block.items, vec![dummy]);
            let is_small = |part: &TraitItem| !matches!(part, TraitItem::Fn(_));
            let bare: ItemTrait = parse_quote!(
                trait A {}
            );
            spaced(Item::Trait(block), parts, is_small, |part| {
                Item::Trait(ItemTrait { items: vec![part], ..bare.clone() })
            })
        }
        Item::Struct(mut block) => {
            let Fields::Named(fields) = &mut block.fields else {
                return plain(Item::Struct(block));
            };
            let dummy = single(parse_quote!(_a: ()));
            let parts = std::mem::replace(&mut fields.named, dummy);
            let is_small = |field: &Field| field.attrs.is_empty();
            let bare: ItemStruct = parse_quote!(
                struct A {}
            );
            spaced(Item::Struct(block), parts, is_small, |part| {
                let fields = FieldsNamed { brace_token: Default::default(), named: single(part) };
                Item::Struct(ItemStruct { fields: Fields::Named(fields), ..bare.clone() })
            })
        }
        Item::Enum(mut block) => {
            let parts = std::mem::replace(&mut block.variants, single(parse_quote!(A)));
            let is_small = |variant: &Variant| variant.attrs.is_empty();
            let bare: ItemEnum = parse_quote!(
                enum A {}
            );
            spaced(Item::Enum(block), parts, is_small, |part| {
                Item::Enum(ItemEnum { variants: single(part), ..bare.clone() })
            })
        }
        item => plain(item),
    }
}

fn single<T>(part: T) -> Punctuated<T, Token![,]> {
    [part].into_iter().collect()
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
/// `shell` is the item with one part of one line, and `bare` is an item of the kind, without attributes,
/// with the given part.
fn spaced<P>(
    shell: Item,
    parts: impl IntoIterator<Item = P>,
    is_small: impl Fn(&P) -> bool,
    bare: impl Fn(P) -> Item,
) -> String {
    let shell = plain(shell);
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
        let printed = plain(bare(part));
        let lines: Vec<_> = printed.lines().collect();
        if let [_, part @ .., _] = lines.as_slice() {
            for line in part {
                body.push_str(line);
                body.push('\n');
            }
        }
    }
    let (head, last) = (head.join("\n"), head.last().copied().unwrap_or_default());
    if body.is_empty() && last.ends_with('{') {
        return format!("{head}{end}\n");
    }
    format!("{head}\n{body}{end}\n")
}
