#include <array>
#include <cstddef>
#include <optional>
#include <utility>

// A queue of fixed capacity. Pushing to a full buffer overwrites the oldest element.
template <typename Element, std::size_t Capacity>
class RingBuffer
{
    static_assert(Capacity > 0, "a ring needs at least one slot");

public:
    void push(Element element)
    {
        m_slots[(m_head + m_count) % Capacity] = std::move(element);
        if (m_count == Capacity)
            m_head = (m_head + 1) % Capacity;
        else
            ++m_count;
    }

    std::optional<Element> pop()
    {
        if (m_count == 0)
            return std::nullopt;
        Element oldest = std::move(m_slots[m_head]);
        m_head = (m_head + 1) % Capacity;
        --m_count;
        return oldest;
    }

    [[nodiscard]] bool isEmpty() const noexcept { return m_count == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return m_count; }

private:
    std::array<Element, Capacity> m_slots{};
    std::size_t m_head = 0;
    std::size_t m_count = 0;
};
