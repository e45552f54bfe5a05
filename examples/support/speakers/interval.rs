//! How far a share may be off by the choice of the articles: the bootstrap, with a fixed seed.

/// Draws of as many articles as there are.
const DRAWS: usize = 2000;

/// The interval that holds 95 % of the shares of draws with replacement from articles, each with its right ones and all.
pub fn interval(articles: &[(usize, usize)]) -> (f64, f64) {
    if articles.is_empty() {
        return (0.0, 0.0);
    }
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap_or(0)
    };
    let mut shares: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let (right, all) = (0..articles.len())
                .map(|_| articles[next(articles.len())])
                .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            right as f64 / all.max(1) as f64
        })
        .collect();
    shares.sort_by(f64::total_cmp);
    (shares[DRAWS / 40], shares[DRAWS - DRAWS / 40 - 1])
}
