//! Hostile values.

use crate::random::Random;
use crate::spans::SPANS;
use serde_json::{Number, Value, json};

/// Texts that would put `breakOut_` into code if they could end the literal or comment around them, and
/// unusual texts.
const HOSTILE: &[&str] = &[
    "*/ fn breakOut_() {} /*",
    "\n}\nfn breakOut_() {}\n",
    "\r}\rfn breakOut_() {}\r",
    "\"; fn breakOut_() {} //",
    "\"#; fn breakOut_() {} //",
    "\"####; fn breakOut_() {} //",
    "\\\"; breakOut_(); //",
    "\\",
    "'breakOut_'",
    "b\"breakOut_",
    "```\nbreakOut_!()\n```",
    "```rust\nbreakOut_!()\n```",
    "~~~\nbreakOut_!()\n~~~",
    "text\n\n    breakOut_!()\n\ntext",
    "- item\n\n      breakOut_!()\n",
    "1. a\n\n   ```\n   breakOut_!()\n   ```",
    "> ```\n> breakOut_!()\n",
    "```text\n```\n```\nbreakOut_!()",
    "`` ` ``` breakOut_ `",
    "<pre><code>breakOut_!()</code></pre>",
    "<p>a</p><pre>```\n```rust\nbreakOut_!()</pre>",
    "<ul><li>a<pre>breakOut_!()</pre></li></ul>",
    "<p>&#96;&#96;&#96;&#10;breakOut_!()&#10;&#96;&#96;&#96;</p>",
    "<script>breakOut_()</script>",
    "<!-- --> <![CDATA[ ]]> <?php ?>",
    "<a href=\"javascript:breakOut_()\">a</a> [a](javascript:breakOut_) ![a](file:///etc/passwd)",
    "[crate::breakOut_] [`crate`](crate::breakOut_) [a]: http://a \"b\"",
    "//! breakOut_\n//! #![breakOut_]",
    "]\n#![breakOut_]\n#[doc = \"",
    "{breakOut_} {} {0} {{ }} ${breakOut_} #breakOut_ #(#breakOut_)*",
    "%s %n {library} {call} {imports}",
    "../../breakOut_",
    "/etc/breakOut_",
    "..\\..\\breakOut_",
    "C:\\breakOut_",
    "\u{0}",
    "\u{1b}[31mred\u{7}\u{8}\u{7f}\u{85}",
    "\u{202e}drawkcab\u{2066}\u{2069}\u{200f}\u{61c}",
    "a\u{2028}b\u{2029}c\u{b}d\u{c}e",
    "\u{feff}\u{200b}\u{ad}\u{fffd}\u{e000}\u{10ffff}",
    "e\u{301}\u{301}\u{301} ﬁ ǅ İ ß ᾳ 東京 👩‍👩‍👧",
    "\n[dependencies]\nbreakOut_ = \"1\"\n",
    "\"\nbreakOut_ = \"1\"\n[package]\n\"",
    "'''\nbreakOut_ = 1\n'''",
    "# What follows is written by hand, and kept.\nbreakOut_ = 1",
    "",
    " ",
    ".",
    "_",
    "__",
    "-",
    "+",
    "#",
    "$",
    "@",
    "1",
    "-0",
    "1e999",
    "NaN",
    "self",
    "Self",
    "crate",
    "r#crate",
    "type",
    "mod",
    "gen",
    "Option",
    "option",
    "Unknown",
    "Error",
    "client",
    "lib",
    "con",
    "a.b#C$d",
    "smithy.api#String",
    "smithy.api#Unit",
    "a[?b=='c'].d | [0]",
    "/{a}/{b+}?c&d={e}",
    "{a}.{b}.",
    "https://{Region}.{x#y}[0]/{",
    "aws.partition",
];

/// Returns a hostile text.
pub fn text(random: &mut Random) -> String {
    let texts = [HOSTILE, &SPANS].concat();
    let hostile = (*random.pick(&texts).unwrap_or(&"")).to_owned();
    match random.below(12) {
        0 => hostile.repeat(1 + random.below(3000)),
        1 => format!("{hostile}{}", random.pick(&texts).unwrap_or(&"")),
        _ => hostile,
    }
}

/// Inserts hostile text at a random place.
pub fn corrupt(text: &str, random: &mut Random) -> String {
    let mut at = random.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    format!("{}{}{}", &text[..at], self::text(random), &text[at..])
}

/// Returns an extreme number.
pub fn number(random: &mut Random) -> Value {
    let numbers = [
        json!(0),
        json!(-0.0),
        json!(-1),
        json!(1),
        json!(0.5),
        json!(i32::MAX),
        json!(i64::from(i32::MAX) + 1),
        json!(i64::MIN),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(f64::MAX),
        json!(f64::MIN_POSITIVE),
        json!(253_402_300_800_i64),
        json!(65_536),
    ];
    random.pick(&numbers).cloned().unwrap_or(Value::Null)
}

/// Returns a value of any type.
pub fn value(random: &mut Random) -> Value {
    match random.below(9) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(false),
        3 => number(random),
        4 => json!([]),
        5 => json!({}),
        6 => json!([text(random), null]),
        7 => json!({ text(random): Number::from(random.below(9)) }),
        _ => json!(text(random)),
    }
}
