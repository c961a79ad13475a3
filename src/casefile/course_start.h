#pragma once
// Where and when a course was given: what courses and prior treatments have in common.

#include "casefile/case_reading.h"

namespace casebook::casefile {

/// Reads `site` into site_text and sites. Words that are no site stay in site_text alone; unknown-site° where a site's
/// name is near.
void read_course_sites(CaseReading& reading, const Node& item, CourseRecord& course);

/// Reads `start`. The course that its words name is resolved afterwards (see resolve_courses).
void read_course_start(CaseReading& reading, const Node& item, CourseRecord& course);

/// The course of this file that `words` name: a course's name, or a treatment by name or synonym. Empty when there is
/// none.
std::string named_course(const CaseReading& reading, const std::string& words);

/// Replaces the words of start_course, origin_course and `with` by names of courses; unknown-treatment° where there is
/// none. To be called when all courses are read.
void resolve_courses(CaseReading& reading);

}  // namespace casebook::casefile
