#pragma once

#include "journal/PriceTable.h"

#include <QWidget>

#include <array>

class QLineEdit;

namespace dragoman {

class QuietLabel;

// The fields of one price; says what is wrong while it is typed.
class PriceForm : public QWidget
{
    Q_OBJECT

public:
    explicit PriceForm(QWidget* parent = nullptr);

    void showPrice(const Price& price);
    // As it is typed, of today. Nothing when something is wrong.
    std::optional<Price> price() const;
    // Empty when all is well.
    QString problem() const;

Q_SIGNALS:
    void edited();

private:
    enum Field { Input, Output, CacheRead, CacheWrite };

    void check();
    bool isBegun() const;
    std::optional<double> number(Field field) const;
    QString problemOf(Field field) const;
    QString nameOf(Field field) const;

    QLineEdit* m_models;
    std::array<QLineEdit*, 4> m_numbers{};
    QLineEdit* m_source;
    QuietLabel* m_problem;
};

} // namespace dragoman
