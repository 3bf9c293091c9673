#pragma once

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace dragoman {

class ActionButton;
class QuietLabel;

// Pairs of texts, one a line; an empty line is no pair.
class PairTable : public QWidget
{
    Q_OBJECT

public:
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    // What is wrong with a pair whose both sides were typed; empty = nothing.
    using Check = std::function<QString(const std::string& left, const std::string& right)>;

    struct Texts
    {
        QString left; // what stands at the left, for the empty field
        QString right;
        QString add; // of the button
        QString remove; // "Remove %1"
    };

    explicit PairTable(Check check, QWidget* parent = nullptr);

    void setTexts(const Texts& texts);
    void load(const Pairs& pairs);
    Pairs pairs() const;
    // The first thing that is wrong.
    QString problem() const;

Q_SIGNALS:
    void edited();

private:
    struct Row
    {
        QWidget* widget;
        QLineEdit* left;
        QLineEdit* right;
        ActionButton* remove;
        QuietLabel* problem;
    };

    void addRow(const std::string& left, const std::string& right);
    void remove(QWidget* widget);
    void label(const Row& row, int number) const;
    void check();
    QString problemOf(std::size_t index) const;

    const Check m_check;
    Texts m_texts;
    QVBoxLayout* m_lines;
    QPushButton* m_add;
    std::vector<Row> m_rows;
};

} // namespace dragoman
