//! What the names that a page gives its elements (`class`, `id`, `role`) say of them: whether they are of the article, or
//! something that stands beside it: comments, teasers, sign-up forms, notices. In: one element; out: what it is. Only whole
//! words of names count, so that `socialisme` is no `social`.

use dom_query::NodeRef;

/// Words of elements that are not of the article, wherever they stand.
const APART: &[&str] = &[
    "comment",
    "comments",
    "commentlist",
    "commentaire",
    "commentaires",
    "kommentar",
    "kommentare",
    "comentarios",
    "disqus",
    "respond",
    "reply",
    "replies",
    "trackback",
    "trackbacks",
    "share",
    "sharing",
    "shares",
    "sharedaddy",
    "sharebar",
    "sharethis",
    "addtoany",
    "addthis",
    "shariff",
    "social",
    "socials",
    "partage",
    "partager",
    "teilen",
    "newsletter",
    "newsletters",
    "subscribe",
    "subscription",
    "signup",
    "abo",
    "abonnement",
    "paywall",
    "related",
    "relatedposts",
    "related_posts",
    "yarpp",
    "zergnet",
    "similar",
    "recommended",
    "recommendation",
    "recommendations",
    "recirc",
    "recirculation",
    "outbrain",
    "taboola",
    "plista",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "rgpd",
    "breadcrumb",
    "breadcrumbs",
    "crumbs",
    "sidebar",
    "widget",
    "widgets",
    "nav",
    "navi",
    "navigation",
    "navbar",
    "menu",
    "submenu",
    "pagination",
    "pager",
    "banner",
    "advert",
    "advertising",
    "advertisement",
    "ad",
    "ads",
    "adv",
    "adslot",
    "anzeige",
    "werbung",
    "publicite",
    "pub",
    "promo",
    "promotion",
    "sponsored",
    "teaser",
    "teasers",
    "tags",
    "taglist",
    "hashtags",
    "keywords",
    "popular",
    "trending",
    "rating",
    "ratings",
    "print",
    "printonly",
    "login",
    "register",
    "feedback",
    "toolbar",
    "skip",
    "donate",
    "donation",
    "spenden",
    "footer",
    "copyright",
    "disclaimer",
    "tooltip",
    "modal",
    "popup",
    "overlay",
    "lightbox",
    "profile",
    "biography",
    "bio",
    "authorbox",
    "aboutauthor",
    "screenreader",
    "credit",
    "credits",
    "embed",
    "readmore",
    "crosslinks",
    "linkbox",
    "linklist",
    "linkliste",
    "infobox",
    "cta",
    "disclosure",
    "affiliate",
    "slider",
    "carousel",
    "suggestion",
    "suggestions",
    "toc",
    "license",
    "toplist",
    "morelinks",
    "nextstory",
    "weiterlesen",
    "empfehlungen",
    "reviews",
    "saboxplugin",
];

/// Pairs of words that say so together.
const APART_TOGETHER: &[(&str, &str)] = &[
    ("author", "box"),
    ("author", "info"),
    ("author", "description"),
    ("author", "card"),
    ("author", "about"),
    ("author", "footer"),
    ("post", "author"),
    ("autor", "box"),
    ("post", "nav"),
    ("post", "footer"),
    ("entry", "footer"),
    ("article", "footer"),
    ("read", "more"),
    ("read", "also"),
    ("read", "next"),
    ("see", "also"),
    ("lire", "aussi"),
    ("more", "articles"),
    ("more", "news"),
    ("more", "stories"),
    ("most", "read"),
    ("next", "post"),
    ("prev", "post"),
    ("previous", "post"),
    ("sign", "up"),
    ("email", "form"),
    ("screen", "reader"),
    ("sr", "only"),
    ("visually", "hidden"),
    ("article", "tools"),
    ("tag", "list"),
    ("post", "tags"),
    ("entry", "tags"),
    ("image", "copyright"),
    ("tag", "links"),
    ("side", "bar"),
    ("side", "nav"),
    ("same", "topic"),
    ("savoir", "plus"),
    ("autor", "text"),
    ("author", "text"),
    ("further", "reading"),
    ("table", "contents"),
];

/// Words of elements that say when and by whom the article was written, and no more.
const META: &[&str] = &[
    "byline",
    "bylines",
    "postmeta",
    "postmetadata",
    "entrymeta",
    "articlemeta",
    "dateline",
    "timestamp",
    "pubdate",
    "postinfo",
    "published",
    "postdate",
];
const META_TOGETHER: &[(&str, &str)] = &[
    ("entry", "meta"),
    ("post", "meta"),
    ("article", "meta"),
    ("article", "info"),
    ("post", "info"),
    ("content", "meta"),
    ("entry", "date"),
    ("post", "date"),
    ("article", "date"),
    ("publication", "date"),
    ("reading", "time"),
    ("read", "time"),
];

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
    has_names(node) && says(&words(node), APART, APART_TOGETHER)
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
