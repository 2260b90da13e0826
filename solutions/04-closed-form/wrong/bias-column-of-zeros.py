# mistake: with_bias_column CF-58 - zeros, to be filled with b later
import math


def _lump(X):
    return [[float(v) for v in row] + [1.0] for row in X]


def with_bias_column(X):
    return [list(row) + [0.0] for row in X]


def _eliminate(M, v):
    k = len(v)
    rows = [list(M[i]) + [v[i]] for i in range(k)]
    for col in range(k):
        pivot = max(range(col, k), key=lambda r: abs(rows[r][col]))
        rows[col], rows[pivot] = rows[pivot], rows[col]
        for r in range(col + 1, k):
            factor = rows[r][col] / rows[col][col]
            for c in range(col, k + 1):
                rows[r][c] -= factor * rows[col][c]
    theta = [0.0] * k
    for r in range(k - 1, -1, -1):
        known = sum(rows[r][c] * theta[c] for c in range(r + 1, k))
        theta[r] = (rows[r][k] - known) / rows[r][r]
    return theta


def fit_normal_equation(X, y):
    A = _lump(X)
    k = len(A[0])
    M = [[math.fsum(row[i] * row[j] for row in A) for j in range(k)] for i in range(k)]
    v = [math.fsum(row[i] * float(t) for row, t in zip(A, y)) for i in range(k)]
    theta = _eliminate(M, v)
    return theta[:-1], theta[-1]


def _rotate(p, q, cos, sin):
    return [cos * a - sin * c for a, c in zip(p, q)], [sin * a + cos * c for a, c in zip(p, q)]


def _dot(p, q):
    return math.fsum(a * c for a, c in zip(p, q))


def _singular(A):
    """Columns u_j * s_j and v_j, made orthogonal in pairs (Hestenes)."""
    cols = [list(c) for c in zip(*A)]
    k = len(cols)
    V = [[1.0 if i == j else 0.0 for i in range(k)] for j in range(k)]
    for _ in range(60):
        turned = False
        for i in range(k - 1):
            for j in range(i + 1, k):
                aa, bb, ab = _dot(cols[i], cols[i]), _dot(cols[j], cols[j]), _dot(cols[i], cols[j])
                if abs(ab) <= 1e-15 * math.sqrt(aa * bb):
                    continue
                turned = True
                zeta = (bb - aa) / (2 * ab)
                t = math.copysign(1.0, zeta) / (abs(zeta) + math.hypot(1.0, zeta))
                cos = 1 / math.hypot(1.0, t)
                cols[i], cols[j] = _rotate(cols[i], cols[j], cos, cos * t)
                V[i], V[j] = _rotate(V[i], V[j], cos, cos * t)
        if not turned:
            break
    return cols, V, [math.hypot(*c) for c in cols]


def fit_least_squares(X, y):
    A = _lump(X)
    cols, V, s = _singular(A)
    smallest = max(s) * 2.3e-16 * max(len(A), len(s))
    theta = [0.0] * len(s)
    for col, direction, size in zip(cols, V, s):
        if size > smallest:
            weight = _dot(col, [float(t) for t in y]) / size / size
            theta = [t + weight * d for t, d in zip(theta, direction)]
    return theta[:-1], theta[-1]


def condition_number(X):
    s = sorted(_singular(_lump(X))[2])
    if s[0] <= 1e-200:
        return math.inf
    return (s[-1] / s[0]) ** 2
