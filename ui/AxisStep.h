#pragma once

namespace dragoman {

// The distance of the marks on an axis: the smallest of 1, 2 and 5 times a power of ten that is not below
// `rough`.
double axisStep(double rough);

} // namespace dragoman
