#include "stats/interval_npmle.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <tuple>

#include "core/errors.h"
#include "stats/requirements.h"

namespace casebook::stats {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kCertified = 1e-9;  // of the log-likelihood: what the header promises
constexpr double kWanted = 1e-11;    // of n: what is tried for, so that masses are good to far below 1e-6
constexpr double kShortfall = 1e-7;  // wanted of the gradient in cells with mass, which else may keep traces
constexpr double kRounding = 1e-12;  // of n: accepted where rounding hides the rest
constexpr double kMedianSlack = 1e-6;
constexpr int kMostRounds = 1000;         // ordinary data need 2 to 20
constexpr std::size_t kDenseNodes = 250;  // up to here a dense factorisation is cheaper than conjugate gradients

void require_observation(const IntervalObservation& observation, std::size_t index) {
  const auto& [lower, upper, count] = observation;
  const std::string where = " of observation " + std::to_string(index + 1);
  if (std::isnan(lower) || lower == kInfinity) {
    throw core::DomainError("lower = " + exact_text(lower) + where + ": expected a number or -infinity");
  }
  if (std::isnan(upper) || upper == -kInfinity) {
    throw core::DomainError("upper = " + exact_text(upper) + where + ": expected a number or infinity");
  }
  if (lower > upper) {
    throw core::DomainError("lower = " + exact_text(lower) + where + ": expected at most upper = " + exact_text(upper));
  }
  if (!(count > 0) || count == kInfinity) {
    throw core::DomainError("count = " + exact_text(count) + where + ": expected a finite number above 0");
  }
}

/// Rounding hides observations whose counts are tiny beside the others'.
core::DomainError uncertified(const std::vector<IntervalObservation>& observations) {
  const auto [least, greatest] = std::minmax_element(observations.begin(), observations.end(),
                                                     [](const auto& a, const auto& b) { return a.count < b.count; });
  return core::DomainError("count = " + exact_text(least->count) + " beside count = " + exact_text(greatest->count) +
                           ": expected counts less unequal; the estimate cannot be certified");
}

/// `weight` observations that say: the event lies in one of the cells first ... end - 1.
struct Claim {
  std::size_t first = 0;
  std::size_t end = 0;
  double weight = 0;
};

bool earlier(const Claim& a, const Claim& b) {
  return std::tie(a.first, a.end, a.weight) < std::tie(b.first, b.end, b.weight);
}

/// The data as the likelihood sees them: a distribution over `cells` places and distinct claims about it.
struct Problem {
  std::size_t cells = 0;
  double n = 0;
  std::vector<Claim> claims;
};

/// Finds the maximal intersections (Peto 1973, Turnbull 1976) and writes the observations as claims about them. A cell
/// is a left end followed at once by a right end; at one value a closed left end comes first, then right ends, then
/// open left ends.
Problem reduce(std::vector<IntervalObservation>& observations, std::vector<NpmleCell>& cells) {
  const auto key = [](const IntervalObservation& o) { return std::tie(o.lower, o.upper, o.count); };
  std::sort(observations.begin(), observations.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });  // also sorts left ends: exact before open
  std::size_t kept = 0;
  for (std::size_t i = 1; i < observations.size(); ++i) {
    if (observations[i].lower == observations[kept].lower && observations[i].upper == observations[kept].upper) {
      observations[kept].count += observations[i].count;
    } else {
      observations[++kept] = observations[i];
    }
  }
  observations.resize(kept + 1);

  std::vector<std::size_t> by_upper(observations.size());
  for (std::size_t i = 0; i < by_upper.size(); ++i) by_upper[i] = i;
  std::sort(by_upper.begin(), by_upper.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(observations[a].upper, a) < std::tie(observations[b].upper, b);
  });

  Problem problem;
  problem.claims.resize(observations.size());
  std::size_t next_left = 0;
  bool after_left = false;
  for (const std::size_t right : by_upper) {
    const double upper = observations[right].upper;
    for (; next_left < observations.size(); ++next_left) {
      const auto& left = observations[next_left];
      const bool exact = left.lower == left.upper;
      if (!(left.lower < upper || (exact && left.lower == upper))) break;
      problem.claims[next_left].first = cells.size();
      after_left = true;
    }
    if (after_left) {
      const auto& left = observations[next_left - 1];
      NpmleCell cell;
      cell.lower = left.lower;
      cell.upper = upper;
      cell.lower_closed = left.lower == left.upper;
      cell.upper_closed = upper < kInfinity;
      cells.push_back(cell);
      after_left = false;
    }
    problem.claims[right].end = cells.size();
  }

  for (std::size_t i = 0; i < observations.size(); ++i) problem.claims[i].weight = observations[i].count;
  std::sort(problem.claims.begin(), problem.claims.end(), earlier);
  kept = 0;
  for (std::size_t i = 1; i < problem.claims.size(); ++i) {
    Claim& last = problem.claims[kept];
    const Claim& claim = problem.claims[i];
    if (claim.first == last.first && claim.end == last.end) {
      last.weight += claim.weight;
    } else {
      problem.claims[++kept] = claim;
    }
  }
  problem.claims.resize(kept + 1);
  problem.cells = cells.size();
  long double n = 0;
  for (const Claim& claim : problem.claims) n += claim.weight;
  problem.n = static_cast<double>(n);
  return problem;
}

/// A distribution as its cumulative sums, curve[j] before cell j: curve[0] = 0, curve[cells] = 1. A cell without mass
/// has equal ends. Probabilities are differences; long double keeps those of rare claims exact where long double is
/// more than double.
using Curve = std::vector<long double>;

double difference(const Curve& curve, std::size_t first, std::size_t end) {
  return static_cast<double>(curve[end] - curve[first]);
}

double log_likelihood(const Problem& problem, const Curve& curve) {
  double sum = 0;
  for (const Claim& claim : problem.claims) {
    const double probability = difference(curve, claim.first, claim.end);
    if (!(probability > 0)) return -kInfinity;
    sum += claim.weight * std::log(probability);
  }
  return sum;
}

/// First derivatives of the log-likelihood by the mass of each cell; n in every cell with mass at the maximum.
std::vector<double> mass_gradient(const Problem& problem, const Curve& curve) {
  std::vector<long double> changes(problem.cells + 1, 0.0L);
  for (const Claim& claim : problem.claims) {
    const double ratio = claim.weight / difference(curve, claim.first, claim.end);
    changes[claim.first] += ratio;
    changes[claim.end] -= ratio;
  }
  std::vector<double> gradient(problem.cells);
  long double sum = 0;
  for (std::size_t j = 0; j < problem.cells; ++j) gradient[j] = static_cast<double>(sum += changes[j]);
  return gradient;
}

/// How far a curve may be from the maximum. By Jensen's inequality the log-likelihood of any other curve exceeds this
/// one's by at most n log(excess + 1), where excess + 1 is the greatest gradient over n.
struct Optimality {
  double excess = 0;
  double shortfall = 0;  ///< greatest 1 - gradient / n of a cell with mass
};

Optimality optimality(const Problem& problem, const Curve& curve, const std::vector<double>& gradient) {
  Optimality result;
  for (std::size_t j = 0; j < problem.cells; ++j) {
    const double beyond = gradient[j] / problem.n - 1;
    result.excess = std::max(result.excess, beyond);
    if (curve[j + 1] > curve[j]) result.shortfall = std::max(result.shortfall, -beyond);
  }
  return result;
}

double duality_gap(const Problem& problem, const Optimality& reached) {
  if (problem.cells == 1) return 0;
  const double rounding = 4 * std::numeric_limits<double>::epsilon();  // of the gradient over n
  return problem.n * (std::log1p(reached.excess) + rounding);
}

/// One EM step: Turnbull's (1976) self-consistency equation, mass * gradient / n. Never lowers the likelihood.
Curve em_step(const Curve& curve, const std::vector<double>& gradient) {
  Curve next(curve.size(), 0.0L);
  for (std::size_t j = 0; j < gradient.size(); ++j) {
    next[j + 1] = next[j] + (curve[j + 1] - curve[j]) * gradient[j];
  }
  const long double total = next.back();
  for (long double& value : next) value = std::min(value / total, 1.0L);
  return next;
}

/// Weighted isotonic regression by pooling adjacent violators, limited to [0, 1].
void make_isotonic(Curve& values, const std::vector<double>& weights) {
  struct Block {
    long double mean;
    double weight;
    std::size_t end;
  };
  std::vector<Block> blocks;
  blocks.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    Block block{values[i], weights[i], i + 1};
    while (!blocks.empty() && blocks.back().mean >= block.mean) {
      const Block& last = blocks.back();
      const double weight = last.weight + block.weight;
      block.mean += (last.mean - block.mean) * (last.weight / weight);
      block.weight = weight;
      blocks.pop_back();
    }
    blocks.push_back(block);
  }
  std::size_t i = 0;
  for (const Block& block : blocks) {
    for (; i < block.end; ++i) values[i] = std::clamp(block.mean, 0.0L, 1.0L);
  }
}

/// Moves `curve` towards `target` as far as the likelihood rises enough (Armijo), halving the step.
bool climb(const Problem& problem, Curve& curve, const Curve& target, double slope) {
  if (!(slope > 0)) return false;
  const double start = log_likelihood(problem, curve);
  Curve trial = target;
  double part = 1;
  for (int halving = 0; halving < 40; ++halving, part /= 2) {
    if (halving > 0) {
      for (std::size_t j = 0; j < curve.size(); ++j) trial[j] = curve[j] + part * (target[j] - curve[j]);
    }
    if (log_likelihood(problem, trial) >= start + 1e-4 * part * slope) {
      curve = trial;
      return true;
    }
  }
  return false;
}

/// One step of the iterative convex minorant algorithm (Groeneboom & Wellner 1992) with Jongbloed's (1998) line search:
/// Newton's step with the diagonal of the second derivatives by the curve, projected on the increasing curves. It gives
/// mass back to cells that lost it.
bool convex_minorant_step(const Problem& problem, Curve& curve) {
  const std::size_t cells = problem.cells;
  std::vector<double> gradient(cells + 1, 0.0);
  std::vector<double> curvature(cells + 1, 0.0);
  for (const Claim& claim : problem.claims) {
    const double probability = difference(curve, claim.first, claim.end);
    const double ratio = claim.weight / probability;
    gradient[claim.end] += ratio;
    gradient[claim.first] -= ratio;
    curvature[claim.end] += ratio / probability;
    curvature[claim.first] += ratio / probability;
  }
  Curve inner(cells - 1);
  std::vector<double> weights(cells - 1);
  for (std::size_t j = 1; j < cells; ++j) {
    inner[j - 1] = curve[j] + gradient[j] / curvature[j];  // some claim ends with every cell: curvature > 0
    weights[j - 1] = curvature[j];
  }
  make_isotonic(inner, weights);
  Curve target = curve;
  std::copy(inner.begin(), inner.end(), target.begin() + 1);
  double slope = 0;
  for (std::size_t j = 1; j < cells; ++j) slope += gradient[j] * static_cast<double>(target[j] - curve[j]);
  return climb(problem, curve, target, slope);
}

struct Edge {
  std::size_t low = 0;
  std::size_t high = 0;
  double weight = 0;
};

/// The second derivatives of the log-likelihood, sign changed, by the values of the curve between the cells with mass:
/// a weighted graph Laplacian with a node for each such place. Nodes 0 and `nodes + 1` are the fixed ends of the curve.
struct Laplacian {
  std::size_t nodes = 0;
  std::vector<Edge> edges;
  std::vector<double> diagonal;  ///< of nodes 1 ... nodes, at the place node - 1
  std::vector<double> beside;    ///< between node and node + 1, negative

  Laplacian(std::size_t inner_nodes, std::vector<Edge> all_edges)
      : nodes(inner_nodes), edges(std::move(all_edges)), diagonal(nodes, 0.0), beside(nodes, 0.0) {
    for (const Edge& edge : edges) {
      if (edge.low > 0) diagonal[edge.low - 1] += edge.weight;
      if (edge.high <= nodes) diagonal[edge.high - 1] += edge.weight;
      if (edge.high == edge.low + 1 && edge.low > 0 && edge.high <= nodes) beside[edge.low - 1] -= edge.weight;
    }
  }

  std::vector<double> times(const std::vector<double>& vector) const {
    std::vector<double> product(nodes, 0.0);
    for (const Edge& edge : edges) {
      const double at_low = edge.low > 0 ? vector[edge.low - 1] : 0;
      const double at_high = edge.high <= nodes ? vector[edge.high - 1] : 0;
      const double flow = edge.weight * (at_high - at_low);
      if (edge.low > 0) product[edge.low - 1] -= flow;
      if (edge.high <= nodes) product[edge.high - 1] += flow;
    }
    return product;
  }

  /// Cholesky factorisation. Directions along which the likelihood is flat (masses not unique) get no step.
  std::vector<double> solve_dense(std::vector<double> right) const {
    std::vector<double> factor(nodes * nodes, 0.0);
    const auto at = [&](std::size_t row, std::size_t column) -> double& { return factor[row * nodes + column]; };
    for (std::size_t k = 0; k < nodes; ++k) at(k, k) = diagonal[k];
    for (const Edge& edge : edges) {
      if (edge.low > 0 && edge.high <= nodes) at(edge.high - 1, edge.low - 1) -= edge.weight;
    }
    for (std::size_t row = 0; row < nodes; ++row) {
      for (std::size_t column = 0; column <= row; ++column) {
        double sum = at(row, column);
        const double* a = &factor[row * nodes];
        const double* b = &factor[column * nodes];
        for (std::size_t k = 0; k < column; ++k) sum -= a[k] * b[k];
        if (row == column) {
          at(row, row) = sum > 1e-13 * diagonal[row] ? std::sqrt(sum) : kInfinity;
        } else {
          at(row, column) = sum / at(column, column);
        }
      }
    }
    for (std::size_t row = 0; row < nodes; ++row) {
      for (std::size_t k = 0; k < row; ++k) right[row] -= at(row, k) * right[k];
      right[row] /= at(row, row);
    }
    for (std::size_t row = nodes; row-- > 0;) {
      right[row] /= at(row, row);
      for (std::size_t k = 0; k < row; ++k) right[k] -= at(row, k) * right[row];
    }
    return right;
  }

  /// Conjugate gradients, preconditioned with the tridiagonal part: exact at once when no claim spans several cells but
  /// the tails.
  std::vector<double> solve_iteratively(std::vector<double> residual) const {
    std::vector<double> pivots(nodes);
    for (std::size_t k = 0; k < nodes; ++k) {
      pivots[k] = diagonal[k] - (k > 0 ? beside[k - 1] * beside[k - 1] / pivots[k - 1] : 0);
      if (!(pivots[k] > 1e-13 * diagonal[k])) pivots[k] = diagonal[k];
    }
    const auto precondition = [&](std::vector<double> vector) {
      for (std::size_t k = 1; k < nodes; ++k) vector[k] -= beside[k - 1] / pivots[k - 1] * vector[k - 1];
      for (std::size_t k = 0; k < nodes; ++k) vector[k] /= pivots[k];
      for (std::size_t k = nodes - 1; k-- > 0;) vector[k] -= beside[k] / pivots[k] * vector[k + 1];
      return vector;
    };
    const auto product = [](const std::vector<double>& a, const std::vector<double>& b) {
      double sum = 0;
      for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
      return sum;
    };
    std::vector<double> solution(nodes, 0.0);
    std::vector<double> conditioned = precondition(residual);
    std::vector<double> direction = conditioned;
    double size = product(residual, conditioned);
    const double enough = size * 1e-20;
    for (int step = 0; step < 200 && size > enough; ++step) {
      const std::vector<double> image = times(direction);
      const double curvature = product(direction, image);
      if (!(curvature > 0)) break;
      const double length = size / curvature;
      for (std::size_t k = 0; k < nodes; ++k) {
        solution[k] += length * direction[k];
        residual[k] -= length * image[k];
      }
      conditioned = precondition(residual);
      const double next = product(residual, conditioned);
      for (std::size_t k = 0; k < nodes; ++k) direction[k] = conditioned[k] + next / size * direction[k];
      size = next;
    }
    return solution;
  }
};

/// One Newton step among the curves with mass where `curve` has it, cut where a mass reaches 0; false when there is
/// none.
bool newton_step(const Problem& problem, Curve& curve) {
  const std::size_t cells = problem.cells;
  std::vector<std::size_t> node(cells + 1, 0);
  Curve at_node{0.0L};
  for (std::size_t j = 0; j < cells; ++j) {
    if (curve[j + 1] > curve[j]) at_node.push_back(curve[j + 1]);
    node[j + 1] = at_node.size() - 1;
  }
  const std::size_t last = at_node.size() - 1;
  if (last < 2) return false;

  std::vector<double> gradient(last + 1, 0.0);
  std::vector<Edge> edges;
  edges.reserve(problem.claims.size());
  for (const Claim& claim : problem.claims) {
    Edge edge{node[claim.first], node[claim.end], 0};
    const double probability = difference(at_node, edge.low, edge.high);
    const double ratio = claim.weight / probability;
    gradient[edge.high] += ratio;
    gradient[edge.low] -= ratio;
    edge.weight = ratio / probability;
    edges.push_back(edge);
  }
  gradient.pop_back();
  gradient.erase(gradient.begin());
  const Laplacian curvature(last - 1, std::move(edges));
  std::vector<double> step =
      curvature.nodes <= kDenseNodes ? curvature.solve_dense(gradient) : curvature.solve_iteratively(gradient);
  double slope = 0;
  for (std::size_t k = 0; k < step.size(); ++k) slope += step[k] * gradient[k];
  if (!(slope > 0)) return false;
  step.insert(step.begin(), 0.0);
  step.push_back(0.0);

  double length = 1;
  std::size_t emptied = 0;  // the cell between nodes emptied - 1 and emptied
  for (std::size_t k = 1; k <= last; ++k) {
    const double mass = difference(at_node, k - 1, k);
    const double change = step[k] - step[k - 1];
    if (mass + length * change <= 0) {
      length = mass / -change;
      emptied = k;
    }
  }
  // While no probability changes by more than a quarter the series of the logarithm proves that the likelihood rises;
  // near the maximum its computed value could not show it.
  double relative_change = 0;
  for (const Edge& edge : curvature.edges) {
    const double change = step[edge.high] - step[edge.low];
    relative_change = std::max(relative_change, std::abs(length * change) / difference(at_node, edge.low, edge.high));
  }
  const auto moved = [&](double part) {
    Curve next(at_node.size());
    for (std::size_t k = 0; k <= last; ++k) next[k] = at_node[k] + part * step[k];
    if (emptied > 0 && part == length) {
      if (emptied < last) {
        next[emptied] = next[emptied - 1];
      } else {
        next[emptied - 1] = next[emptied];
      }
    }
    for (std::size_t k = 1; k <= last; ++k) next[k] = std::clamp(next[k], next[k - 1], 1.0L);
    Curve whole(cells + 1);
    for (std::size_t j = 0; j <= cells; ++j) whole[j] = next[node[j]];
    return whole;
  };
  if (relative_change <= 0.25) {
    Curve next = moved(length);
    if (!(log_likelihood(problem, next) > -kInfinity)) return false;
    curve = std::move(next);
    return true;
  }
  const double start = log_likelihood(problem, curve);
  double part = length;
  for (int halving = 0; halving < 40; ++halving, part /= 2) {
    Curve next = moved(part);
    if (log_likelihood(problem, next) >= start + 1e-4 * part * slope) {
      curve = std::move(next);
      return true;
    }
  }
  return false;
}

std::size_t cells_with_mass(const Curve& curve) {
  std::size_t count = 0;
  for (std::size_t j = 1; j < curve.size(); ++j) count += curve[j] > curve[j - 1] ? 1U : 0U;
  return count;
}

}  // namespace

Npmle interval_npmle(std::vector<IntervalObservation> observations, const Interruption& interruption) {
  double sum = 0;
  for (std::size_t i = 0; i < observations.size(); ++i) {
    require_observation(observations[i], i);
    sum += observations[i].count;
  }
  if (!std::isfinite(sum)) throw core::DomainError("count: expected counts whose sum is finite");
  Npmle result;
  if (observations.empty()) return result;
  const Problem problem = reduce(observations, result.cells);
  const std::size_t cells = problem.cells;

  Curve curve(cells + 1);
  for (std::size_t j = 0; j <= cells; ++j) curve[j] = static_cast<long double>(j) / static_cast<long double>(cells);
  Curve best;
  Optimality best_optimality{kInfinity, kInfinity};
  std::vector<double> best_gradient;
  int since_better = 0;
  for (int round = 0;; ++round) {
    if (interruption) interruption();
    std::vector<double> gradient = mass_gradient(problem, curve);
    const Optimality now = optimality(problem, curve, gradient);
    const bool wanted = now.excess <= kWanted && now.shortfall <= kShortfall;
    if (best.empty() || wanted || now.excess < best_optimality.excess) {
      best = curve;
      since_better = now.excess < best_optimality.excess ? 0 : since_better + 1;
      best_optimality = now;
      best_gradient = gradient;
    } else {
      ++since_better;
    }
    result.log_likelihood = log_likelihood(problem, best);
    result.duality_gap = duality_gap(problem, best_optimality);
    const bool certified = result.duality_gap <= kCertified * std::abs(result.log_likelihood);
    if (certified && wanted) break;
    // What is wanted or even promised may be beyond rounding: then the best of 20 more rounds serves.
    if (since_better >= 20 && (certified || best_optimality.excess <= kRounding)) break;
    if (round == kMostRounds) throw uncertified(observations);

    if (round > 0 && since_better % 2 == 0) {
      Curve next = em_step(curve, gradient);
      if (log_likelihood(problem, next) > -kInfinity) curve = std::move(next);  // a tiny mass may round to 0
    }
    convex_minorant_step(problem, curve);
    if (cells_with_mass(curve) <= kDenseNodes || round >= 10) {
      for (int step = 0; step < 10; ++step) {
        if (interruption) interruption();
        if (!newton_step(problem, curve)) break;
      }
    }
  }

  result.n = problem.n;
  for (std::size_t j = 0; j < cells; ++j) {
    result.cells[j].mass = difference(best, j, j + 1);
    result.cells[j].gradient_over_n = best_gradient[j] / problem.n;
  }
  return result;
}

NpmleMedian npmle_median(const Npmle& npmle) {
  NpmleMedian median;
  double cumulative = 0;
  for (const NpmleCell& cell : npmle.cells) {
    cumulative += cell.mass;
    if (!median.exists && cumulative >= 0.5 - kMedianSlack) {
      median.exists = true;
      median.lower = cell.lower;
      median.upper = cell.upper;
      median.lower_closed = cell.lower_closed;
      median.half_reached_exactly = cumulative <= 0.5 + kMedianSlack;
      median.right_if_half_stretch_included = cell.upper;
    }
    if (median.exists && cumulative > 0.5 + kMedianSlack) {
      median.right_if_half_stretch_included = cell.upper;
      break;
    }
  }
  return median;
}

SurvivalBand npmle_survival(const Npmle& npmle, double time) {
  if (std::isnan(time)) throw core::DomainError("time = nan: expected a number");
  if (npmle.cells.empty()) return {};
  SurvivalBand band{0, 0};
  for (const NpmleCell& cell : npmle.cells) {
    if (cell.upper > time) band.upper += cell.mass;
    if (cell.lower_closed ? cell.lower > time : cell.lower >= time) band.lower += cell.mass;
  }
  return {std::min(band.lower, 1.0), std::min(band.upper, 1.0)};
}

}  // namespace casebook::stats
