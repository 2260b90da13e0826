"""Three students, one column, and each platform's own example file."""

from lms.importers.model import Account, Item

JANE = Account("101", "S0001", "jdoe", "jdoe@example.com", "Jane Doe", "Doe, Jane", "1", "20067930")
RICK = Account("102", "S0002", "rroe", "rroe@example.com", "Rick Roe", "Roe, Rick", "2", "20067931")
ZOE = Account("103", "12.34.56", "zoe", "zoe@example.com", "Zoë Zahl", "Zahl, Zoë", "3", "0042")
CLASS = [JANE, RICK, ZOE]
LAB = {"Lab 1": Item(20, "1234567")}
BOM = "\ufeff"

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (1234)
    Points Possible,,,,,10
"Doe, Jane",101,S0001,jdoe,CS1-01,9.5
"Roe, Rick",102,S0002,rroe,CS1-01,EX
"""
MOODLE = """\
Email address,Lab 1,Lab 1 feedback
jdoe@example.com,18.5,"Good, see ""loops""\"
zoe@example.com,20,
"""
WORKSHEET = """\
Identifier,Grade,Last modified (grade),Feedback comments
Participant 1,17.5,-,"Good work"
"""
BLACKBOARD = """\
"Username","Lab 1 [Total Pts: 20 Score] |1234567","Feedback to Learner","Feedback Format"
"jdoe","18.50","Good work","SMART_TEXT"
"""
BRIGHTSPACE = """\
OrgDefinedId,Username,Lab 1 Points Grade,End-of-Line Indicator
#20067930,#jdoe,18.5,#
"""
SAKAI = """\
Student ID,Student Name,Lab 1 [20],* Lab 1
jdoe,"Doe, Jane",18.5,Good work
"""
