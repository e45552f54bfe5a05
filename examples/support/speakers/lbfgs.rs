//! Finds the least value of a smooth function by limited-memory BFGS, one thread, sums in a fixed order: the same input
//! gives the same output to the last bit.

/// Steps that are remembered.
const MEMORY: usize = 8;

/// Minimises `value`, which fills in its gradient, from `start` in at most `steps` steps.
pub fn minimise(start: Vec<f64>, steps: usize, mut value: impl FnMut(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    let size = start.len();
    let mut at = start;
    let mut gradient = vec![0.0; size];
    let mut cost = value(&at, &mut gradient);
    let mut memory: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for _ in 0..steps {
        let mut direction = descent(&gradient, &memory);
        let mut slope = dot(&direction, &gradient);
        if slope >= 0.0 {
            memory.clear();
            direction = gradient.iter().map(|value| -value).collect();
            slope = -dot(&gradient, &gradient);
        }
        if slope.abs() < 1e-10 {
            break;
        }
        let mut length = if memory.is_empty() { (1.0 / dot(&gradient, &gradient).sqrt()).min(1.0) } else { 1.0 };
        let mut next = vec![0.0; size];
        let mut next_gradient = vec![0.0; size];
        let mut found = None;
        for _ in 0..40 {
            for (place, value) in next.iter_mut().enumerate() {
                *value = at[place] + length * direction[place];
            }
            let next_cost = value(&next, &mut next_gradient);
            if next_cost <= cost + 1e-4 * length * slope {
                found = Some(next_cost);
                break;
            }
            length *= 0.5;
        }
        let Some(next_cost) = found else { break };
        let step: Vec<f64> = next.iter().zip(&at).map(|(next, at)| next - at).collect();
        let change: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(next, before)| next - before).collect();
        if dot(&step, &change) > 1e-12 {
            if memory.len() == MEMORY {
                memory.remove(0);
            }
            memory.push((step, change));
        }
        let gain = cost - next_cost;
        (at, gradient, cost) = (next, next_gradient, next_cost);
        if gain < 1e-7 * cost.abs().max(1.0) {
            break;
        }
    }
    at
}

fn descent(gradient: &[f64], memory: &[(Vec<f64>, Vec<f64>)]) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|value| -value).collect();
    let mut shares = vec![0.0; memory.len()];
    for (place, (step, change)) in memory.iter().enumerate().rev() {
        shares[place] = dot(step, &direction) / dot(step, change);
        add(&mut direction, -shares[place], change);
    }
    if let Some((step, change)) = memory.last() {
        let scale = dot(step, change) / dot(change, change);
        direction.iter_mut().for_each(|value| *value *= scale);
    }
    for ((step, change), share) in memory.iter().zip(shares) {
        let back = dot(change, &direction) / dot(step, change);
        add(&mut direction, share - back, step);
    }
    direction
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(to: &mut [f64], times: f64, what: &[f64]) {
    for (to, what) in to.iter_mut().zip(what) {
        *to += times * what;
    }
}
