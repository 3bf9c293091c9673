#include "ui/AxisStep.h"

#include <algorithm>
#include <cmath>

namespace dragoman {

double axisStep(double rough)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(rough, 1e-9))));
    for (const double factor : { 1.0, 2.0, 5.0 }) {
        if (factor * power >= rough)
            return factor * power;
    }
    return 10 * power;
}

} // namespace dragoman
