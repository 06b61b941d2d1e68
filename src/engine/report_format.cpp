#include "engine/report_format.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace gmat_copilot::engine {
namespace {

constexpr std::size_t column_gap = 3;
constexpr std::size_t gregorian_width = 24;

std::string padded(std::string text, std::size_t width, bool left) {
    if (text.size() < width) {
        text.insert(left ? text.size() : 0, width - text.size(), ' ');
    }
    return text;
}

std::size_t name_width(const ReportSpec& spec, const std::string& name) {
    std::size_t width = std::max(name.size(), static_cast<std::size_t>(spec.column_width));
    if (name.find("Gregorian") != std::string::npos) {
        width = std::max(width, gregorian_width);
    }
    return width;
}

std::string formatted(const char* format, int precision, double value) {
    std::array<char, 600> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), format, precision, value);
    return {buffer.data(), static_cast<std::size_t>(std::clamp(length, 0, static_cast<int>(buffer.size()) - 1))};
}

std::string matrix_row(const ReportSpec& spec, const Matrix& matrix, Eigen::Index row) {
    std::string text;
    for (Eigen::Index column = 0; column < matrix.cols(); ++column) {
        const double value = matrix(row, column);
        text += spec.zero_fill ? formatted("%.*e", spec.precision, value) : report_number(value, spec.precision, false);
        text += ' ';
    }
    return text;
}

/// The cells of an item, one a line, and the width of its column.
struct Column {
    std::vector<std::string> cells;
    std::size_t width = 0;
};
Column make_column(const ReportSpec& spec, const ReportItem& item, bool by_command) {
    Column column;
    column.width = spec.write_headers ? name_width(spec, item.name) : static_cast<std::size_t>(spec.column_width);
    if (spec.write_headers || by_command) {
        column.width += column_gap;
    }
    const auto* matrix = std::get_if<Matrix>(&item.value);
    if (matrix == nullptr) {
        column.cells.push_back(std::get<std::string>(item.value));
    } else if (matrix->size() == 1) {
        column.cells.push_back(report_number((*matrix)(0, 0), spec.precision, spec.zero_fill));
    } else {
        std::size_t widest = 0;
        for (Eigen::Index row = 0; row < matrix->rows(); ++row) {
            column.cells.push_back(matrix_row(spec, *matrix, row));
            widest = std::max(widest, column.cells.back().size());
        }
        widest += spec.write_headers || by_command ? column_gap : 0;
        column.width = spec.write_headers ? std::max(column.width, widest) : widest;
    }
    return column;
}

}  // namespace

std::string report_number(double value, int precision, bool zero_fill) {
    if (std::isnan(value)) {
        return "NaN";
    }
    return formatted(zero_fill ? "%#.*g" : "%.*g", precision, value);
}

std::string report_command_header(const ReportSpec& spec, const std::vector<std::string>& names) {
    std::string line;
    for (const std::string& name : names) {
        line += padded(name, static_cast<std::size_t>(spec.column_width), spec.left_justify) + "   ";
    }
    return line + "\n";
}

std::string report_add_header(const ReportSpec& spec, const std::vector<std::string>& names) {
    std::string line;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (spec.fixed_width) {
            line += padded(names[i], name_width(spec, names[i]) + column_gap, spec.left_justify);
        } else {
            line += names[i] + (i + 1 < names.size() ? spec.delimiter : "");
        }
    }
    return line + "\n";
}

std::string report_lines(const ReportSpec& spec, const std::vector<ReportItem>& items, bool by_command) {
    std::vector<Column> columns;
    std::size_t rows = 1;
    for (const ReportItem& item : items) {
        columns.push_back(make_column(spec, item, by_command));
        rows = std::max(rows, columns.back().cells.size());
    }
    std::string text;
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool has_cell = row < columns[i].cells.size();
            if (spec.fixed_width) {
                text += padded(has_cell ? columns[i].cells[row] : "  ", columns[i].width, spec.left_justify);
            } else {
                text += has_cell ? columns[i].cells[row] : "";
                text += i + 1 < columns.size() ? spec.delimiter : "";
            }
        }
        text += "\n";
    }
    return text;
}

}  // namespace gmat_copilot::engine
