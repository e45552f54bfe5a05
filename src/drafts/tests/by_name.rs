//! Characters that drafts write by their names, and quotations that cannot be read.

use crate::drafts::*;

/// The words of the quotations of a draft, those that cannot be read with their markup.
fn quoted(file: &str, syntax: Syntax) -> Vec<String> {
    let told = |quoted: Quoted| match quoted.unread {
        Some(markup) => format!("?{markup}"),
        None => quoted.words.replace(['\u{a0}', '\u{202f}'], " "),
    };
    read(file, syntax).into_iter().map(told).collect()
}

fn check(syntax: Syntax, cases: &[(&str, &str)]) {
    for (draft, words) in cases {
        assert_eq!(quoted(draft, syntax), [*words], "{draft}");
    }
}

#[test]
fn markdown_and_html() {
    check(
        Syntax::Markdown,
        &[
            ("Elle dit &laquo;&nbsp;la mer monte encore&nbsp;&raquo;.", "la mer monte encore"),
            ("Elle dit &#171; l&#8217;eau monte &#xBB;.", "l’eau monte"),
            ("Elle dit &ldquo;l&rsquo;&eacute;t&eacute; d&oelig;uvre&rdquo;.", "l’été dœuvre"),
            ("« il faudra 10&nbsp;000&nbsp;&euro; de plus »", "il faudra 10 000 € de plus"),
            ("« moins de CO~2~, 12 m^2^ et le 1^er^ mai »", "moins de CO₂, 12 m² et le 1er mai"),
            ("« moins de CO<sub>2</sub> et 12&nbsp;m<sup>2</sup> »", "moins de CO₂ et 12 m²"),
            ("Elle dit <q>la mer monte encore</q>.", "la mer monte encore"),
            ("« la mer<br>monte **encore** un `peu` plus »", "la mer monte encore un peu plus"),
            ("« la mer &amp; le vent &lt;3 »", "la mer & le vent <3"),
            ("« la R&D et AT&T restent »", "la R&D et AT&T restent"),
            ("« la mer &montante; ce soir »", "?&montante;"),
            ("« la mer \\*monte\\* ce soir »", "la mer *monte* ce soir"),
        ],
    );
}

#[test]
fn latex() {
    check(
        Syntax::Latex,
        &[
            ("\\og la mer monte encore \\fg{}", "la mer monte encore"),
            ("\\og{}la mer monte encore\\fg", "la mer monte encore"),
            ("\\guillemotleft la mer monte\\guillemotright", "la mer monte"),
            ("\\flqq{}la mer monte\\frqq{}", "la mer monte"),
            ("\\enquote{un c\\oe ur et des \\oe{}uvres, {\\oe}uf}", "un cœur et des œuvres, œuf"),
            (
                "\\enquote{\\'Etat d'\\^ame, \\c ca, na\\\"{\\i}f, \\\"\\i l, \\v{s}, \\~n}",
                "État d'âme, ça, naïf, ïl, š, ñ",
            ),
            ("\\enquote{10\\,000 \\euro{} et 5~\\% de \\pounds{}3}", "10 000 € et 5 % de £3"),
            ("\\enquote{le 1\\ier{} mai, 2\\up{e} fois, n\\textsuperscript{o}~5}", "le 1er mai, 2e fois, no 5"),
            ("\\enquote{moins de CO\\textsubscript{2}, 10\\textsuperscript{5}}", "moins de CO₂, 10⁵"),
            ("\\enquote{baisse de $-5$~\\%, CO$_2$, $20^{\\circ}$}", "baisse de −5 %, CO₂, 20°"),
            ("\\enquote{20\\,\\degres C, \\S~3, 3\\,\\textperthousand}", "20 ° C, § 3, 3 ‰"),
            ("\\enquote{la \\emph{mer} \\textbf{monte} \\small ce soir}", "la mer monte ce soir"),
            ("\\enquote{il y a \\montant{} de plus}", "?\\montant"),
            ("\\enquote{une part de $\\frac{1}{2}$}", "?$\\frac{1}{2}$"),
            ("\\enquote{{\\'e}t{\\'e} \\AE gir, \\o re, \\ss}", "été Ægir, øre, ß"),
            ("\\enquote{\\textquote{la mer} monte}", "« la mer » monte"),
        ],
    );
}

#[test]
fn org() {
    check(
        Syntax::Org,
        &[
            ("\\laquo{}la mer monte\\raquo{}", "la mer monte"),
            ("«\\nbsp{}la mer monte\\nbsp{}»", "la mer monte"),
            ("« l\\rsquo{}\\eacute{}t\\eacute d\\oelig{}uvre »", "l’été dœuvre"),
            ("« 10\\nbsp{}000 \\euro{} et \\frac12 »", "10 000 € et ½"),
            ("« moins de CO_2, 12 m^2, 1^{er} mai »", "moins de CO₂, 12 m², 1er mai"),
            ("« un mot\\ldots{} --- et un autre »", "un mot… — et un autre"),
            ("« la mer \\montante{} ce soir »", "?\\montante"),
            ("« *la* /mer/ =monte= »", "la mer monte"),
        ],
    );
}

#[test]
fn typst() {
    check(
        Syntax::Typst,
        &[
            ("« un c\\u{0153}ur »", "un cœur"),
            ("« 10~000 \\u{20ac} de plus »", "10 000 € de plus"),
            ("#quote[10~000 \\$ de plus]", "10 000 $ de plus"),
            ("« m#super[2], CO#sub[2], 1#super[er] »", "m², CO₂, 1er"),
            ("« un #emph[mot] #strong[fort] et `brut` »", "un mot fort et brut"),
            ("#sym.quote.angle.l.double la mer #sym.quote.angle.r.double", "la mer"),
            ("« une baisse de $-5$ % »", "une baisse de −5 %"),
            ("« la mer #montante ce soir »", "?#montante"),
            ("« il y a $sum x$ de plus »", "?$sum x$"),
            ("« anti-?constitution -- un mot »", "anticonstitution – un mot"),
        ],
    );
}

#[test]
fn a_quotation_that_nothing_ends_is_said() {
    for draft in ["Elle a dit : « la mer monte encore et encore.\n\nPuis rien.", "Elle a dit : “la mer monte encore"]
    {
        let all = read(draft, Syntax::Plain);
        assert_eq!(all.len(), 1, "{all:?}");
        assert!(all[0].unread.is_some() || all[0].words.starts_with("la mer monte"), "{all:?}");
    }
}
