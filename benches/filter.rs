//! How long a query takes over all headlines of an archive.

use std::hint::black_box;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use guillemet::search::query::parse;
use guillemet::search::{Haystacks, filter};

#[path = "support/headlines.rs"]
mod headlines;

const QUERIES: [&str; 8] =
    ["c", "cor", "corvisard", "delorée", "kerbihan corree", "grv bacs", "'corrida !grève", "zzyzx"];

fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("filter");
    group.sample_size(20).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
    for count in [100_000, 1_000_000] {
        let rows = headlines::headlines(count);
        let field = |row: usize, field: usize| if field == 0 { rows[row].0.as_str() } else { rows[row].1 };
        let haystacks = Haystacks::build(count, &[0, 8], field);
        let never = AtomicBool::new(false);
        for query in QUERIES {
            let read = parse(query, None);
            group.bench_with_input(BenchmarkId::new(query, count), &read, |bencher, query| {
                bencher.iter(|| black_box(filter(&haystacks, query, None, &never)));
            });
        }
        let earlier = filter(&haystacks, &parse("corvisar", None), None, &never).unwrap_or_default();
        let query = parse("corvisard", None);
        group.bench_function(BenchmarkId::new("corvisard, narrowed", count), |bencher| {
            bencher.iter(|| black_box(filter(&haystacks, &query, Some(&earlier.survivors), &never)));
        });
        if count == 100_000 {
            group.bench_function(BenchmarkId::new("fold all", count), |bencher| {
                bencher.iter(|| black_box(Haystacks::build(count, &[0, 8], field)));
            });
        }
    }
    group.finish();
}

criterion_group!(filter_rows, benches);
criterion_main!(filter_rows);
