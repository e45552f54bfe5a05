//! What the names that a page gives its elements (`class`, `id`, `role`) say of them: whether they are of the article, or
//! something that stands beside it: comments, teasers, sign-up forms, notices. In: one element; out: what it is. Only whole
//! words of names count, so that `socialisme` is no `social`.

use dom_query::NodeRef;

use super::element_words::{APART, APART_TOGETHER, META, META_TOGETHER};

/// Pieces of text of an element that are looked at.
const MOST_TEXTS: usize = 200;

/// Elements that are never beside the article as a whole.
const WHOLE: &[&str] = &["html", "body", "main", "article", "h1"];

/// The words of the element's class and id, in lower case: `itemPostDate` has `item`, `post`, `date`.
pub(super) fn words(node: &NodeRef<'_>) -> Vec<String> {
    let mut words = Vec::new();
    for name in [node.class(), node.id_attr()].into_iter().flatten() {
        split(&name, &mut words);
    }
    words
}

fn split(name: &str, words: &mut Vec<String>) {
    let mut word = String::new();
    let mut after_small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (after_small && c.is_uppercase()) {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        after_small = c.is_lowercase();
    }
    words.extend((!word.is_empty()).then_some(word));
}

fn says(words: &[String], alone: &[&str], together: &[(&str, &str)]) -> bool {
    let has = |word: &str| words.iter().any(|own| own == word);
    words.iter().any(|word| alone.contains(&word.as_str())) || together.iter().any(|(one, two)| has(one) && has(two))
}

/// Whether an element stands beside the article by what it is called or is for.
pub(super) fn is_apart(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    if WHOLE.contains(&name.as_ref()) {
        return false;
    }
    if matches!(name.as_ref(), "nav" | "footer" | "dialog" | "aside") {
        return true;
    }
    let role = node.attr("role").unwrap_or_default();
    if matches!(role.as_ref(), "navigation" | "contentinfo" | "dialog" | "alertdialog" | "search" | "menu" | "banner") {
        return true;
    }
    has_names(node) && {
        let words = own_words(node);
        says(&words, APART, APART_TOGETHER) || words.iter().any(|word| word == "toc") && is_mostly_links(node)
    }
}

/// Whether most of the text is links. Sections that a table of contents points at are named for it too.
fn is_mostly_links(node: &NodeRef<'_>) -> bool {
    let in_link = |text: &NodeRef<'_>| text.ancestors_it(Some(3)).any(|above| above.has_name("a"));
    let (mut linked, mut all) = (0, 0);
    for text in node.descendants_it().filter(NodeRef::is_text).take(MOST_TEXTS) {
        let bytes = text.text().trim().len();
        all += bytes;
        linked += if in_link(&text) { bytes } else { 0 };
    }
    linked * 2 > all
}

/// The words of an element's names, without those that a page builder gives to every part of a page: Elementor calls each
/// of them a widget.
fn own_words(node: &NodeRef<'_>) -> Vec<String> {
    let mut words = words(node);
    if words.iter().any(|word| word == "elementor") {
        words.retain(|word| word != "widget");
    }
    words
}

/// Whether an element says no more than when and by whom the article was written.
pub(super) fn is_meta(node: &NodeRef<'_>) -> bool {
    !WHOLE.iter().any(|name| node.has_name(name)) && has_names(node) && says(&words(node), META, META_TOGETHER)
}

fn has_names(node: &NodeRef<'_>) -> bool {
    node.has_attr("class") || node.has_attr("id")
}

/// Whether an element is the foot of the article, where some pages write its day and author.
pub(super) fn is_foot(words: &[String]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    has(&["footer"]) && has(&["post", "entry", "article", "asset"]) || has(&["entryfooter", "postfooter"])
}

/// Whether an element is named as the one that holds the first words of the article, set apart from its text.
pub(super) fn is_lead(node: &NodeRef<'_>) -> bool {
    const ALONE: &[&str] = &[
        "lead",
        "intro",
        "chapo",
        "chapeau",
        "excerpt",
        "standfirst",
        "abstract",
        "subtitle",
        "subheadline",
        "deck",
        "dek",
        "teasertext",
        "introtext",
        "vorspann",
        "introduction",
        "lede",
        "leadtext",
        "shorttext",
        "sapo",
    ];
    const TOGETHER: &[(&str, &str)] =
        &[("teaser", "text"), ("article", "teaser"), ("news", "teaser"), ("short", "info"), ("story", "summary")];
    has_names(node)
        && matches!(node.node_name().unwrap_or_default().as_ref(), "p" | "div" | "section" | "h2" | "header" | "span")
        && says(&words(node), ALONE, TOGETHER)
}

/// Whether an element stands in what is named a teaser, closely.
pub(super) fn is_in_teaser(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(Some(3)).any(|above| {
        has_names(&above)
            && words(&above).iter().any(|word| ["teaser", "teasers", "list", "related"].contains(&word.as_str()))
    })
}

/// Whether an element is named as the one that holds the text of the article: `entry-content`, `articleBody`, `post__text`.
pub(super) fn is_text_holder(node: &NodeRef<'_>) -> bool {
    const OF: &[&str] = &[
        "article", "post", "entry", "story", "news", "page", "single", "artikel", "blog", "main", "item", "document",
        "richtext", "detail",
    ];
    const WHAT: &[&str] = &["body", "content", "text", "contents", "inhalt", "texte", "copy"];
    const ALONE: &[&str] = &[
        "articlebody",
        "entrycontent",
        "postcontent",
        "articlecontent",
        "storybody",
        "articletext",
        "articlecopy",
        "storycontent",
        "bodytext",
        "maincontent",
        "storytext",
    ];
    if !matches!(node.node_name().unwrap_or_default().as_ref(), "div" | "section" | "article" | "td")
        || !has_names(node)
    {
        return false;
    }
    let holds = |name: &str| {
        let mut words = Vec::new();
        split(name, &mut words);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        words.len() <= 4 && (has(ALONE) || has(OF) && words.last().is_some_and(|word| WHAT.contains(&word.as_str())))
    };
    let class = node.class().unwrap_or_default();
    let id = node.id_attr().unwrap_or_default();
    class.split_whitespace().chain([id.as_ref()]).any(holds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn first(html: &str) -> (bool, bool, bool) {
        let document = Document::from(html);
        let selected = document.select("body > *");
        let node = selected.nodes()[0];
        (is_apart(&node), is_meta(&node), is_text_holder(&node))
    }

    #[test]
    fn whole_words_of_names_tell_what_is_beside_the_article() {
        for html in [
            "<div class='jp-relatedposts related'>",
            "<div id=commentList class=Comments>",
            "<p class='newsletter__form'>",
            "<div class=authorBox--info>",
        ] {
            assert!(first(html).0, "{html}");
        }
        for html in ["<div class='socialisme adieu'>", "<article class='widget'>", "<div class=content>", "<p>"] {
            assert!(!first(html).0, "{html}");
        }
        assert!(first("<p class=entry-meta>").1 && !first("<p class=chapo>").1);
    }

    #[test]
    fn the_holder_of_the_text_is_told_by_its_name() {
        for html in ["<div class=entry-content>", "<div class='x articleBody'>", "<section id=post__text>"] {
            assert!(first(html).2, "{html}");
        }
        for html in ["<div class=content-header>", "<div class=text>", "<p class=entry-content>"] {
            assert!(!first(html).2, "{html}");
        }
    }
}
