//! How fast the ground floor goes through text.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use guillemet::article::{Body, Paragraph, ParagraphKind, Span};
use guillemet::text::fold::{Folded, Folding, fold, fold_for};
use guillemet::text::sanitize::sanitize;
use guillemet::text::segment::{paragraphs, sentences, tokens};
use guillemet::text::wrap::{Rows, wrap};

/// A paragraph as newspapers print them, with what each function has to look at closely.
const PARAGRAPH: &str = "« Nous n’avons jamais promis l’ouverture du pont avant l’été », a déclaré mardi 14 mai \
    Mme Hélène Garrigue, présidente de la communauté d’agglomération. Selon elle, le chantier — dont le coût est \
    passé de 3,5 à 10\u{202f}000\u{a0}€ le mètre — devrait s’achever d’ici à septembre. « Est-ce trop tard ? Peut-être, \
    mais l’œuvre est là », ajoute-t-elle. J.-P. Morel, porte-parole des riverains, n’y croit plus : “We were told \
    it wouldn't take a year,” he said at 9 a.m. on Monday.";

/// Text of about this many bytes.
fn article(bytes: usize) -> String {
    format!("{PARAGRAPH}\n\n").repeat(bytes / PARAGRAPH.len())
}

fn body(text: String) -> Body {
    let kind = ParagraphKind::Text;
    let paragraphs = paragraphs(&text).into_iter().map(|span| Paragraph { span, line: 1, kind }).collect();
    Body { text, paragraphs, faces: Vec::new() }
}

fn text(criterion: &mut Criterion) {
    let text = article(300_000);
    let all = Span::new(0, text.len());
    let hostile = text.replace("pont", "pont\u{ad}\u{1b}[1m").replace("l’été", "l’e\u{301}te\u{301}");
    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("sanitize/clean", |bench| bench.iter(|| sanitize(black_box(&text)).len()));
    group.bench_function("sanitize/hostile", |bench| bench.iter(|| sanitize(black_box(&hostile)).len()));
    group.bench_function("fold", |bench| bench.iter(|| fold(black_box(&text))));
    group.bench_function("fold/mapped", |bench| bench.iter(|| Folded::new(black_box(&text))));
    group.bench_function("fold/typography", |bench| bench.iter(|| fold_for(black_box(&text), Folding::Typography)));
    group.bench_function("sentences", |bench| bench.iter(|| sentences(black_box(&text), all)));
    group.bench_function("tokens", |bench| bench.iter(|| tokens(black_box(&text), all)));
    let body = body(text);
    group.bench_function("wrap", |bench| bench.iter(|| wrap(black_box(&body), 76)));
    group.finish();

    let long = self::body(article(10_000_000));
    criterion.bench_function("text/first screen of 10 MB", |bench| {
        bench.iter(|| Rows::new(black_box(&long), 76).take(50).count());
    });
}

criterion_group!(benches, text);
criterion_main!(benches);
