#include <cmath>
#include <stdexcept>
#include <vector>

namespace geometry {

struct Vec3
{
    double x = 0, y = 0, z = 0;
};

inline Vec3 cross(const Vec3& a, const Vec3& b) noexcept
{
    return { a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

std::vector<Vec3> vertexNormals(const std::vector<Vec3>& vertices, const std::vector<unsigned>& indices)
{
    if (indices.size() % 3 != 0)
        throw std::invalid_argument("indices must come in triples, got " + std::to_string(indices.size()));
    std::vector<Vec3> normals(vertices.size());
    for (std::size_t i = 0; i < indices.size(); i += 3) {
        const Vec3 &p = vertices[indices[i]], &q = vertices[indices[i + 1]], &r = vertices[indices[i + 2]];
        const Vec3 n = cross({ q.x - p.x, q.y - p.y, q.z - p.z }, { r.x - p.x, r.y - p.y, r.z - p.z });
        for (std::size_t k = 0; k < 3; ++k) {
            Vec3& target = normals[indices[i + k]];
            target.x += n.x;
            target.y += n.y;
            target.z += n.z;
        }
    }
    for (Vec3& n : normals) {
        const double length = std::sqrt(n.x * n.x + n.y * n.y + n.z * n.z);
        if (length > 1e-12) {
            n.x /= length;
            n.y /= length;
            n.z /= length;
        }
    }
    return normals;
}

} // namespace geometry
