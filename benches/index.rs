//! How long it takes to index an archive, to look at one that has not changed, and to load its list.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark that cannot run has to stop")]

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use guillemet::archive::Index;
use tempfile::TempDir;

const ARTICLES: usize = 300;

/// An archive of short articles, a few with a quotation.
fn archive() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for number in 0..ARTICLES {
        let (year, month) = (1990 + number % 35, 1 + number % 12);
        let mut text = format!("Titre : La digue numéro {number}\nDate : {year}-{month:02}\nSource : La Vigie\n\n");
        for paragraph in 0..12 {
            text += &format!(
                "Le chantier {paragraph} de la digue {number} avance malgré la tempête. «\u{a0}Rien ne presse\u{a0}», a \
                 déclaré Ada Rive, capitaine du port. Les pêcheurs du quai attendent depuis l'hiver.\n\n"
            );
        }
        fs::write(folder.path().join(format!("{number:04}.txt")), text).expect("an article");
    }
    folder
}

fn refresh(index: &mut Index, roots: &[PathBuf]) {
    index.refresh(roots, &mut |_| {}, &AtomicBool::new(false)).expect("an archive that can be indexed");
}

fn index(criterion: &mut Criterion) {
    let archive = archive();
    let roots = [archive.path().to_path_buf()];
    let fresh = || {
        let cache = tempfile::tempdir().expect("a temporary folder");
        let index = Index::open(cache.path()).expect("an index").index;
        (cache, index)
    };
    let mut group = criterion.benchmark_group("index");
    group.sample_size(10);
    group.bench_function("300 new articles, read and analysed", |bencher| {
        bencher.iter_batched(
            fresh,
            |(cache, mut index)| {
                refresh(&mut index, &roots);
                (cache, index)
            },
            BatchSize::PerIteration,
        );
    });
    let (_cache, mut known) = fresh();
    refresh(&mut known, &roots);
    group.bench_function("300 articles that have not changed", |bencher| {
        bencher.iter(|| refresh(&mut known, &roots));
    });
    group.bench_function("the list of 300 articles", |bencher| {
        bencher.iter(|| black_box(known.articles(&roots).expect("a list")));
    });
    group.finish();
}

criterion_group!(benches, index);
criterion_main!(benches);
