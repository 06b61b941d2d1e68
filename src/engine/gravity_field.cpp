#include "engine/gravity_field.hpp"

#include <array>
#include <cmath>

#include "engine/elements.hpp"

namespace gmat_copilot::engine {
namespace {

using Eigen::Vector3d;

struct Coefficient {
    int degree;
    int order;
    double c;
    double s;
};

/// JGM-2, fully normalised.
constexpr std::array<Coefficient, 12> normalised = {{
    {2, 0, -4.84165390000000e-04, 0.0},
    {2, 1, -1.86987640000000e-10, 1.19528010000000e-09},
    {2, 2, 2.43908370000000e-06, -1.40010930000000e-06},
    {3, 0, 9.57122390000000e-07, 0.0},
    {3, 1, 2.02839970000000e-06, 2.48806640000000e-07},
    {3, 2, 9.04408620000000e-07, -6.19230590000000e-07},
    {3, 3, 7.21153880000000e-07, 1.41403690000000e-06},
    {4, 0, 5.40143330000000e-07, 0.0},
    {4, 1, -5.36367950000000e-07, -4.73422660000000e-07},
    {4, 2, 3.50349320000000e-07, 6.62868900000000e-07},
    {4, 3, 9.90258120000000e-07, -2.01009910000000e-07},
    {4, 4, -1.88488500000000e-07, 3.08845320000000e-07},
}};

double factorial(int n) { return n < 2 ? 1.0 : n * factorial(n - 1); }

/// What turns a normalised coefficient into an unnormalised one.
double scale(int n, int m) {
    return std::sqrt((m == 0 ? 1.0 : 2.0) * (2.0 * n + 1.0) * factorial(n - m) / factorial(n + m));
}

constexpr std::size_t size = largest_degree + 2;
struct Field {
    double c[size][size] = {};
    double s[size][size] = {};
};

Field make_field() {
    Field f;
    f.c[0][0] = 1.0;
    for (const Coefficient& k : normalised) {
        f.c[k.degree][k.order] = k.c * scale(k.degree, k.order);
        f.s[k.degree][k.order] = k.s * scale(k.degree, k.order);
    }
    return f;
}

const Field& field() {
    static const Field f = make_field();
    return f;
}

/// Cunningham's solid harmonics V and W up to degree `top`.
struct Harmonics {
    double v[size][size];
    double w[size][size];
};
void fill(Harmonics& h, const Vector3d& p, int top) {
    const double r2 = p.squaredNorm();
    const double scale_r = earth_radius_km / r2;
    const double rho = earth_radius_km * scale_r;
    const double x = scale_r * p.x();
    const double y = scale_r * p.y();
    const double z = scale_r * p.z();
    h.v[0][0] = earth_radius_km / std::sqrt(r2);
    h.w[0][0] = 0.0;
    for (int m = 0; m <= top; ++m) {
        if (m > 0) {
            h.v[m][m] = (2 * m - 1) * (x * h.v[m - 1][m - 1] - y * h.w[m - 1][m - 1]);
            h.w[m][m] = (2 * m - 1) * (x * h.w[m - 1][m - 1] + y * h.v[m - 1][m - 1]);
        }
        if (m < top) {
            h.v[m + 1][m] = (2 * m + 1) * z * h.v[m][m];
            h.w[m + 1][m] = (2 * m + 1) * z * h.w[m][m];
        }
        for (int n = m + 2; n <= top; ++n) {
            h.v[n][m] = ((2 * n - 1) * z * h.v[n - 1][m] - (n + m - 1) * rho * h.v[n - 2][m]) / (n - m);
            h.w[n][m] = ((2 * n - 1) * z * h.w[n - 1][m] - (n + m - 1) * rho * h.w[n - 2][m]) / (n - m);
        }
    }
}

}  // namespace

Vector3d gravity_acceleration(const Vector3d& p, int degree, int order) {
    if (degree == 0) {
        const double r2 = p.squaredNorm();
        return p * (-earth_mu_km3_s2 / (r2 * std::sqrt(r2)));
    }
    const Field& f = field();
    Harmonics h;
    fill(h, p, degree + 1);
    double ax = 0.0;
    double ay = 0.0;
    double az = 0.0;
    for (int n = degree; n >= 0; --n) {
        const double c0 = f.c[n][0];
        ax -= c0 * h.v[n + 1][1];
        ay -= c0 * h.w[n + 1][1];
        az -= (n + 1) * c0 * h.v[n + 1][0];
        for (int m = 1; m <= n && m <= order; ++m) {
            const double c = f.c[n][m];
            const double s = f.s[n][m];
            const double k = 0.5 * (n - m + 1) * (n - m + 2);
            ax += 0.5 * (-c * h.v[n + 1][m + 1] - s * h.w[n + 1][m + 1]) +
                  k * (c * h.v[n + 1][m - 1] + s * h.w[n + 1][m - 1]);
            ay += 0.5 * (-c * h.w[n + 1][m + 1] + s * h.v[n + 1][m + 1]) +
                  k * (-c * h.w[n + 1][m - 1] + s * h.v[n + 1][m - 1]);
            az += (n - m + 1) * (-c * h.v[n + 1][m] - s * h.w[n + 1][m]);
        }
    }
    constexpr double unit = earth_mu_km3_s2 / (earth_radius_km * earth_radius_km);
    return {unit * ax, unit * ay, unit * az};
}

double gravity_potential(const Vector3d& p, int degree, int order) {
    const double r = p.norm();
    const double longitude = std::atan2(p.y(), p.x());
    double sum = 1.0;
    for (const Coefficient& k : normalised) {
        if (k.degree > degree || k.order > order) {
            continue;
        }
        const auto n = static_cast<unsigned>(k.degree);
        const auto m = static_cast<unsigned>(k.order);
        const double legendre = std::assoc_legendre(n, m, p.z() / r) * scale(k.degree, k.order);
        sum += std::pow(earth_radius_km / r, k.degree) * legendre *
               (k.c * std::cos(k.order * longitude) + k.s * std::sin(k.order * longitude));
    }
    return earth_mu_km3_s2 / r * sum;
}

}  // namespace gmat_copilot::engine
