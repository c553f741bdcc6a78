//! Documentation with code spans that, written back as Markdown without care, would end early and start
//! an example.

pub const SPANS: [&str; 4] = [
    concat!(
        "[](x) ````` a `` wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww ",
        "```rust breakOut_!();/*pppppppppppppppppppppppppppppp*/ //z ````` e",
    ),
    concat!(
        "`a`![](x)```` b `` <script>breakOut_()</script> wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww ",
        "```rust breakOut_!();/*pppppppppppppppppppppppppppppp*/ //z ````",
    ),
    "`` ` `` ` ` ```` ```rust breakOut_!() ```` &#96;&#96;&#96; &#13;&#27;[31m&#8238;",
    "a\n\n\\- breakOut_\n\n1\\. breakOut_\n\n\\---\n\n*![](x) breakOut_* **![](x)**\n\n# ![](x)",
];
